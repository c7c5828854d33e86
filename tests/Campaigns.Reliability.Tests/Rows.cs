using System.Data.Common;
using System.Globalization;
using Campaigns.Data;
using Campaigns.Testing.Site;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace Campaigns.Reliability.Tests;

/// <summary>Looks into a world's database from outside.</summary>
internal static class Rows
{
    // What nobody has done or given up yet, but for what waits for its time.
    private const string Open = "from core_inbox where done_at is null and dead_at is null and due_at is null";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<long> Count(this WorldFiles world, string sql) => Ask(world, sql, async command => Convert.ToInt64(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture));

    public static Task<string> Text(this WorldFiles world, string sql) => Ask(world, sql, async command => Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture)!);

    public static Task Run(this WorldFiles world, string sql) => Ask(world, sql, command => command.ExecuteNonQueryAsync(Ct));

    public static Task<List<string>> Texts(this WorldFiles world, string sql) => Read(world, sql, reader => reader.GetString(0));

    public static Task<List<Guid>> Ids(this WorldFiles world, string sql) => Read(world, sql, reader => reader.GetGuid(0));

    /// <summary>Every row of every table as text, sorted, but for what Quartz keeps.</summary>
    public static async Task<Dictionary<string, List<string>>> All(this WorldFiles world)
    {
        var names = await Read(world, world.Database.Provider == DatabaseProvider.Sqlite
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'QRTZ_%'"
            : "select tablename::text from pg_tables where schemaname = 'public' and tablename not like 'qrtz_%'", reader => reader.GetString(0));
        var all = new Dictionary<string, List<string>>();
        foreach (var name in names)
            all[name] = [.. (await Read(world, $"select * from \"{name}\"", reader => string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Plain(reader.GetValue(i)))))).Order(StringComparer.Ordinal)];
        return all;
    }

    /// <summary>Waits until nothing is left to deliver, or nothing but a job that never ends; as long as it gets less, however much there is.</summary>
    public static async Task Settled(this WorldFiles world, string but = "-")
    {
        var (least, since) = (long.MaxValue, TimeProvider.System.GetTimestamp());
        while (true)
        {
            var open = await world.Count($"select count(*) from core_outbox where name not like '%.{but}'") + await world.Count($"select count(*) {Open} and name not like '%.{but}'");
            if (open == 0) return;
            if (open < least) (least, since) = (open, TimeProvider.System.GetTimestamp());
            if (TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(90)) Assert.Fail($"{open} deliveries are still open:\n{await WhatWaits(world)}");
            await Task.Delay(200, Ct);
        }
    }

    // Whether nobody takes them, who took them, or why they fail; and on PostgreSQL what the workers' own locks and sessions wait for.
    private static async Task<string> WhatWaits(WorldFiles world)
    {
        List<string> lines = [$"outbox {await world.Count("select count(*) from core_outbox")}"];
        lines.AddRange(await Read(world, $"select * {Open} limit 30", Line));
        if (world.Database.Provider == DatabaseProvider.PostgreSql)
        {
            lines.AddRange(await Read(world, "select * from hangfire.lock order by acquired desc limit 20", Line));
            lines.AddRange(await Read(world, "select * from hangfire.jobqueue limit 20", Line));
            lines.AddRange(await Read(world, "select pid, state, wait_event_type, wait_event, xact_start, left(query, 120) from pg_stat_activity where datname = current_database()", Line));
        }

        return string.Join('\n', lines);

        static string Line(DbDataReader reader) => string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={Plain(reader.GetValue(i))}"));
    }

    private static string Plain(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value is Array many ? string.Join(',', many.Cast<object>()) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static Task<List<T>> Read<T>(WorldFiles world, string sql, Func<DbDataReader, T> read) => Ask(world, sql, async command =>
    {
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(Ct)) rows.Add(read(reader));
        return rows;
    });

    private static async Task<T> Ask<T>(WorldFiles world, string sql, Func<DbCommand, Task<T>> ask)
    {
        await using DbConnection connection = world.Database.Provider == DatabaseProvider.Sqlite ? new SqliteConnection(world.Database.ConnectionString)
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(world.Database.ConnectionString) { Pooling = false, Options = "-c default_transaction_read_only=off" }.ToString());
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await ask(command);
    }
}
