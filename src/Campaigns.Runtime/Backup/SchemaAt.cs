using System.Reflection;
using Campaigns.Data;
using Campaigns.Kernel.Verbs;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Campaigns.Runtime.Backup;

/// <summary>The tables of the runtime and of every module that is here, whether its feature is on or not, at the state an archive had.</summary>
internal sealed class SchemaAt(DatabaseOptions database, ModuleCatalog catalog)
{
    /// <exception cref="VerbException">The archive has tables of a module that is not here, or of a newer program.</exception>
    public Task Check(IReadOnlyDictionary<string, string[]> migrations) => Each(migrations, (_, _) => Task.CompletedTask);

    public Task MigrateTo(IReadOnlyDictionary<string, string[]> migrations, CancellationToken ct) =>
        Each(migrations, (db, last) => db.GetService<IMigrator>().MigrateAsync(last, ct));

    private async Task Each(IReadOnlyDictionary<string, string[]> migrations, Func<ModuleDbContext, string, Task> act)
    {
        var contexts = Contexts().ToDictionary(t => Prefixes.Of(t) + "_migrations");
        foreach (var (table, applied) in migrations.Where(m => m.Value.Length > 0).OrderBy(m => m.Key != "core_migrations"))
        {
            if (!contexts.TryGetValue(table, out var type)) throw new VerbException($"The backup has tables of a module that is not here ({table.Replace("_migrations", "", StringComparison.Ordinal)}_…). Put that module into the data path first");
            await using var db = Make(type);
            var known = db.Database.GetMigrations().ToHashSet();
            if (Array.Find(applied, m => !known.Contains(m)) is { } newer) throw new VerbException($"The backup is newer than this program: it has \"{newer}\" of {db.Prefix}. Install the release that made it, or a later one");
            await act(db, applied[^1]);
        }
    }

    private IEnumerable<Type> Contexts() => catalog.Modules.Select(m => m.Assembly).OfType<Assembly>().Append(typeof(CoreDbContext).Assembly)
        .SelectMany(a => a.GetTypes()).Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(ModuleDbContext)) && t.Name.EndsWith(database.Provider == DatabaseProvider.Sqlite ? "OnSqlite" : "OnPostgres", StringComparison.Ordinal));

    private ModuleDbContext Make(Type type) => (ModuleDbContext)typeof(DesignTime).GetMethod(nameof(DesignTime.Create))!.MakeGenericMethod(type).Invoke(null, [database])!;
}
