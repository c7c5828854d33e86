using Campaigns.Data;
using Campaigns.Kernel.Verbs;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Campaigns.Runtime.Backup;

/// <summary>Copies a SQLite database while it is written to: <c>VACUUM INTO</c> reads one snapshot, and in WAL mode no writer waits for it.</summary>
internal sealed class SqliteCopy(DatabaseOptions database) : IDatabaseCopy
{
    private const string Entry = Archive.Database + "campaigns.db";

    private string Target => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;

    public async Task<DatabaseFacts> Write(ArchiveWriter archive, string workFolder, Action<int, int> progress, CancellationToken ct)
    {
        var copy = Path.Combine(workFolder, $".copy-{Guid.NewGuid():N}.db");
        try
        {
            await Into(copy, database.ConnectionString, ct);
            progress(1, 3);
            var facts = await Facts(copy, ct);
            await archive.AddFile(Entry, copy, ct);
            progress(2, 3);
            return facts;
        }
        finally
        {
            File.Delete(copy);
        }
    }

    public async Task<bool> IsEmpty(CancellationToken ct) => !File.Exists(Target) || new FileInfo(Target).Length == 0 || await Number(Target, "select count(*) from sqlite_master where type = 'table'", ct) == 0;

    public async Task Restore(Archive archive, CancellationToken ct)
    {
        var fresh = Target + ".restoring";
        try
        {
            await using (var source = await archive.OpenPart(Entry, ct))
            await using (var file = Storage.PrivateFile.Create(fresh))
            {
                await source.CopyToAsync(file, ct);
                file.Flush(flushToDisk: true);
            }

            await Check(fresh, archive.Manifest, ct);
            SqliteConnection.ClearAllPools();
            foreach (var old in new[] { Target + "-wal", Target + "-shm" }) File.Delete(old);
            File.Move(fresh, Target, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    /// <summary>Writes one file that nobody has open, of the database that connection leads to.</summary>
    public static async Task Into(string copy, string connectionString, CancellationToken ct)
    {
        await using var connection = await Open(connectionString, ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "vacuum into $into";
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$into", copy);
        await using var giveUp = ct.Register(() => raw.sqlite3_interrupt(connection.Handle));
        try
        {
            await Task.Run(command.ExecuteNonQuery, ct);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(ct);
        }
    }

    private static async Task<DatabaseFacts> Facts(string file, CancellationToken ct)
    {
        var (migrations, tables) = (new SortedDictionary<string, string[]>(StringComparer.Ordinal), new SortedDictionary<string, TableFacts>(StringComparer.Ordinal));
        foreach (var table in await Names(file, "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'", ct))
        {
            tables[table] = new(await Number(file, $"select count(*) from \"{table}\"", ct), [.. await Names(file, $"select name from pragma_table_info('{table}')", ct)]);
            if (table.EndsWith("_migrations", StringComparison.Ordinal)) migrations[table] = [.. await Names(file, $"select migration_id from \"{table}\" order by 1", ct)];
        }

        var schema = tables.ContainsKey("core_state") ? (await Names(file, "select value from core_state where key = 'schema'", ct)).FirstOrDefault() : null;
        return new(migrations, tables, schema ?? "");
    }

    private static async Task Check(string file, Manifest manifest, CancellationToken ct)
    {
        if ((await Names(file, "pragma integrity_check", ct)) is not ["ok"]) throw new VerbException("The database in the backup is damaged: its integrity check fails");
        var found = (await Facts(file, ct)).Tables;
        foreach (var (table, facts) in manifest.Tables)
            if (!found.TryGetValue(table, out var there) || there.Rows != facts.Rows) throw new VerbException($"The backup is not whole: {table} should have {facts.Rows} rows and has {(there is null ? "none" : there.Rows)}");
    }

    private static async Task<long> Number(string file, string sql, CancellationToken ct) => long.Parse((await Names(file, sql, ct))[0], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<string>> Names(string file, string sql, CancellationToken ct)
    {
        await using var connection = await Open(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite }.ToString(), ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await reader.ReadAsync(ct)) names.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return names;
    }

    private static async Task<SqliteConnection> Open(string connectionString, CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        return connection;
    }
}
