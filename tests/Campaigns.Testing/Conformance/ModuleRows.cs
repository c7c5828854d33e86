using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Campaigns.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Testing.Conformance;

/// <summary>Everything in a module's tables, one line per row, sealed fields opened.</summary>
internal static class ModuleRows
{
    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly MethodInfo LoadOne = typeof(ModuleRows).GetMethod(nameof(Load), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static Task<IReadOnlyList<string>> Of(TestModule started, Assembly module) => started.In(async s =>
    {
        List<string> rows = [];
        foreach (var database in s.GetServices<ModuleDatabase>().Where(d => d.Context.Assembly == module))
        {
            var db = (DbContext)s.GetRequiredService(database.Context);
            foreach (var type in db.Model.GetEntityTypes().Where(IsOwn)) await (Task)LoadOne.MakeGenericMethod(type.ClrType).Invoke(null, [db, type])!;
            rows.AddRange(db.ChangeTracker.Entries().Select(Line));
        }

        rows.Sort(StringComparer.Ordinal);
        return (IReadOnlyList<string>)rows;
    });

    /// <summary>Rows that are only in one of the two.</summary>
    public static IEnumerable<string> Difference(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before.Except(after).Select(r => "- " + r).Concat(after.Except(before).Select(r => "+ " + r));

    // Owned rows come with their owners.
    private static bool IsOwn(IEntityType type) => !type.IsOwned() && type.FindPrimaryKey() is not null && type.GetTableName()?.StartsWith("core_", StringComparison.Ordinal) == false;

    private static Task Load<T>(DbContext db, IEntityType type)
        where T : class => (type.HasSharedClrType ? db.Set<T>(type.Name) : db.Set<T>()).IgnoreQueryFilters().LoadAsync();

    private static string Line(EntityEntry entry) =>
        entry.Metadata.ShortName() + " " + string.Join(" ", Fields(entry.Properties).Concat(entry.ComplexProperties.SelectMany(c => Fields(c.Properties))).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Fields(IEnumerable<PropertyEntry> properties) => properties.Select(p => $"{p.Metadata.Name}={JsonSerializer.Serialize(p.CurrentValue, Readable)}");
}
