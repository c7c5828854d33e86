using System.Data;
using System.Globalization;
using Campaigns.Data;
using Campaigns.Kernel.Verbs;
using Npgsql;

namespace Campaigns.Runtime.Backup;

/// <summary>Copies a PostgreSQL database by <c>COPY</c> in one REPEATABLE READ transaction, which sees one state however long it takes.</summary>
/// <remarks>No client tools: <c>pg_dump</c> would have to be installed beside the program in the server's version. What Quartz and Hangfire keep is
/// left out: both make their tables at the next start, and the truth about work are our own rows.</remarks>
internal sealed class PostgresCopy(DatabaseOptions database, SchemaAt schema) : IDatabaseCopy
{
    private const string OurTables = "select tablename::text from pg_tables where schemaname = current_schema() and tablename not like 'qrtz\\_%' order by 1";

    public async Task<DatabaseFacts> Write(ArchiveWriter archive, string workFolder, Action<int, int> progress, CancellationToken ct)
    {
        await using var connection = await Open(ct);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var (migrations, tables) = (new SortedDictionary<string, string[]>(StringComparer.Ordinal), new SortedDictionary<string, TableFacts>(StringComparer.Ordinal));
        var names = await Names(connection, OurTables, ct);
        foreach (var table in names)
        {
            var columns = await Names(connection, $"select column_name::text from information_schema.columns where table_schema = current_schema() and table_name = '{table}' and is_generated = 'NEVER' order by ordinal_position", ct);
            var rows = long.Parse((await Names(connection, $"select count(*)::text from {Quote(table)}", ct))[0], CultureInfo.InvariantCulture);
            tables[table] = new(rows, [.. columns]);
            await archive.Add(EntryOf(table), async to =>
            {
                await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {Quote(table)} ({Columns(columns)}) to stdout (format binary)", ct);
                await copy.CopyToAsync(to, ct);
            });
            if (table.EndsWith("_migrations", StringComparison.Ordinal)) migrations[table] = [.. await Names(connection, $"select migration_id::text from {Quote(table)} order by 1", ct)];
            progress(tables.Count, names.Count + 1);
        }

        var mark = tables.ContainsKey("core_state") ? (await Names(connection, "select value::text from core_state where key = 'schema'", ct)).FirstOrDefault() : null;
        return new(migrations, tables, mark ?? "");
    }

    public async Task<bool> IsEmpty(CancellationToken ct)
    {
        await using var connection = await Open(ct);
        return (await Names(connection, "select 'x' from pg_tables where schemaname = current_schema() limit 1", ct)).Count == 0;
    }

    /// <summary>The tables are made by the program's own migrations, as far as the archive had them; the next start goes on from there.</summary>
    public async Task Restore(Archive archive, CancellationToken ct)
    {
        await using var connection = await Open(ct);
        var others = await Names(connection, "select pid::text from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'", ct);
        if (others.Count > 0) throw new VerbException($"{others.Count} others are connected to this database; stop the site first");
        foreach (var table in await Names(connection, "select tablename::text from pg_tables where schemaname = current_schema()", ct)) await Run(connection, $"drop table if exists {Quote(table)} cascade", ct);
        await Run(connection, "drop schema if exists hangfire cascade", ct);
        await schema.MigrateTo(archive.Manifest.Migrations, ct);
        await using var all = await connection.BeginTransactionAsync(ct);
        await Load(connection, archive, ct);
        await all.CommitAsync(ct);
    }

    // Foreign keys are laid aside for the loading, so that the order of tables does not matter; laid on again, they check every row.
    private static async Task Load(NpgsqlConnection connection, Archive archive, CancellationToken ct)
    {
        var there = await Names(connection, OurTables, ct);
        if (archive.Manifest.Tables.Keys.FirstOrDefault(t => !there.Contains(t)) is { } unknown) throw new VerbException($"The backup has the table {unknown}, which this program does not make");
        var keys = await Names(connection, "select format('alter table %s drop constraint %I|alter table %s add constraint %I %s', conrelid::regclass, conname, conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace", ct);
        foreach (var key in keys) await Run(connection, key.Split('|')[0], ct);
        foreach (var table in there) await Run(connection, $"alter table {Quote(table)} disable trigger user", ct); // Tables that only grow refuse to be emptied.
        await Run(connection, $"truncate {string.Join(", ", there.Select(Quote))}", ct);
        foreach (var (table, facts) in archive.Manifest.Tables) await LoadTable(connection, archive, table, facts, ct);
        foreach (var table in there) await Run(connection, $"alter table {Quote(table)} enable trigger user", ct);
        foreach (var key in keys) await Run(connection, key.Split('|', 2)[1], ct);
        foreach (var next in await Names(connection, "select format('select setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false) from %I', quote_ident(table_name), column_name, column_name, table_name) from information_schema.columns where table_schema = current_schema() and is_identity = 'YES' and table_name not like 'qrtz\\_%'", ct))
            await Run(connection, next, ct);
    }

    private static async Task LoadTable(NpgsqlConnection connection, Archive archive, string table, TableFacts facts, CancellationToken ct)
    {
        await using (var part = await archive.OpenPart(EntryOf(table), ct))
        await using (var copy = await connection.BeginRawBinaryCopyAsync($"copy {Quote(table)} ({Columns(facts.Columns)}) from stdin (format binary)", ct))
            await part.CopyToAsync(copy, ct);
        var rows = (await Names(connection, $"select count(*)::text from {Quote(table)}", ct))[0];
        if (rows != facts.Rows.ToString(CultureInfo.InvariantCulture)) throw new VerbException($"The backup is not whole: {table} should have {facts.Rows} rows and has {rows}");
    }

    private static string EntryOf(string table) => $"{Archive.Database}{table}.copy";

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Columns(IEnumerable<string> columns) => string.Join(", ", columns.Select(Quote));

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<string>> Names(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await reader.ReadAsync(ct)) names.Add(reader.GetString(0));
        return names;
    }

    private async Task<NpgsqlConnection> Open(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        return connection;
    }
}
