using System.Reflection;
using System.Text.RegularExpressions;
using Campaigns.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Campaigns.Testing.Conformance;

/// <summary>Rules about a module's tables. No database is asked.</summary>
public static partial class ModuleTables
{
    /// <summary>What breaks them, in words.</summary>
    public static IEnumerable<string> Breaches(Assembly module)
    {
        var contexts = module.GetTypes().Where(t => typeof(ModuleDbContext).IsAssignableFrom(t) && !t.IsAbstract).ToList();
        foreach (var same in contexts.GroupBy(t => t.BaseType!))
            foreach (var database in Enum.GetValues<DatabaseProvider>().Where(d => !same.Any(t => DatabaseOf(t) == d)))
                yield return $"{same.Key.Name} has no context for {database}";
        foreach (var context in contexts)
        {
            using var db = Create(context);
            foreach (var breach in OfContext(db)) yield return breach;
        }
    }

    private static IEnumerable<string> OfContext(ModuleDbContext db)
    {
        var name = db.GetType().Name;
        if (!Prefix().IsMatch(db.Prefix) || db.Prefix == "core") yield return $"{name}: {db.Prefix} is no prefix of a module, which is three or four small letters";
        if (db.Database.HasPendingModelChanges()) yield return $"{name} has changes without a migration";
        var migrations = db.GetService<IMigrationsAssembly>();
        foreach (var (id, type) in migrations.Migrations)
            foreach (var table in migrations.CreateMigration(type, db.Database.ProviderName!).UpOperations.SelectMany(TablesOf).Distinct().Where(t => !t.StartsWith(db.Prefix + "_", StringComparison.Ordinal)))
                yield return $"{name}: the migration {id} touches the table {table}, which does not begin with {db.Prefix}_";
    }

    private static IEnumerable<string> TablesOf(MigrationOperation operation) => operation switch
    {
        RenameTableOperation renamed => [renamed.Name, renamed.NewName ?? renamed.Name],
        DropTableOperation dropped => [dropped.Name],
        ITableMigrationOperation other => [other.Table],
        _ => [],
    };

    // The house's names: ...OnSqlite and ...OnPostgres.
    private static DatabaseProvider DatabaseOf(Type context) => context.Name.EndsWith("OnPostgres", StringComparison.Ordinal) ? DatabaseProvider.PostgreSql : DatabaseProvider.Sqlite;

    private static ModuleDbContext Create(Type context)
    {
        var provider = DatabaseOf(context);
        var options = new DatabaseOptions(provider, provider == DatabaseProvider.Sqlite ? "Data Source=:memory:" : "Host=localhost;Database=design");
        return (ModuleDbContext)typeof(DesignTime).GetMethod(nameof(DesignTime.Create))!.MakeGenericMethod(context).Invoke(null, [options])!;
    }

    [GeneratedRegex("^[a-z]{3,4}$")]
    private static partial Regex Prefix();
}
