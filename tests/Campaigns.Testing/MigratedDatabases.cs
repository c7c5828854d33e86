using System.Collections.Concurrent;
using Campaigns.Data;
using Campaigns.Runtime.Backup;
using Npgsql;

namespace Campaigns.Testing;

/// <summary>Databases with the tables of some modules and no rows: each kind is migrated once per process, then copied.</summary>
internal static class MigratedDatabases
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Kept = new();

    /// <summary>Where a database of that kind can be copied from.</summary>
    /// <param name="kind">Names the modules and the kind of database.</param>
    /// <param name="provider">Kind of database.</param>
    /// <param name="migrate">Brings an empty one up to date.</param>
    public static Task<string> Template(string kind, DatabaseProvider provider, Func<DatabaseOptions, Task> migrate) =>
        Kept.GetOrAdd(kind, _ => new(() => provider == DatabaseProvider.Sqlite ? Sqlite(migrate) : Postgres(migrate))).Value;

    private static async Task<string> Sqlite(Func<DatabaseOptions, Task> migrate)
    {
        var folder = RunFolder.Own("tables");
        var options = TestDatabase.InFile(Path.Combine(folder, "migrated.db"));
        await migrate(options);
        var copy = Path.Combine(folder, "template.db");
        await SqliteCopy.Into(copy, options.ConnectionString, CancellationToken.None);
        return copy;
    }

    private static async Task<string> Postgres(Func<DatabaseOptions, Task> migrate)
    {
        var connection = await PostgresServer.NewDatabase();
        await migrate(new(DatabaseProvider.PostgreSql, connection));
        await PostgresServer.Seal(connection);
        return new NpgsqlConnectionStringBuilder(connection).Database!;
    }
}
