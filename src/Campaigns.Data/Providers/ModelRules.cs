using System.Text;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Data.Providers;

/// <summary>The rules every module's tables follow.</summary>
internal static class ModelRules
{
    public static void Apply(ModelBuilder model, string prefix)
    {
        foreach (var entity in model.Model.GetEntityTypes().ToList())
        {
            if (entity.IsOwned() || entity.GetTableName()?.StartsWith("core_", StringComparison.Ordinal) == true) continue;
            entity.SetTableName($"{prefix}_{Snake(entity.ClrType.Name)}");
            if (!typeof(Entity).IsAssignableFrom(entity.ClrType)) continue;
            model.Entity(entity.ClrType).Ignore(nameof(Entity.Raised));
            model.Entity(entity.ClrType).Property(nameof(Entity.Version)).IsConcurrencyToken();
            model.Entity(entity.ClrType).Property(nameof(Entity.Id)).ValueGeneratedNever();
        }
    }

    internal static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && snake.Length > 0) snake.Append('_');
            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
