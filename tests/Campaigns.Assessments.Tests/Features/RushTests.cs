using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Campaigns.Data;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Campaigns.Assessments.Tests.Features;

/// <summary>Many people sit a paper at once; with <c>CAMPAIGNS_LONG</c> five hundred. What was told saved is there, and counts. The output says how many
/// answers a second were saved, beside raw upserts by as many writers on the same database.</summary>
public abstract class RushTests(World world, TestDatabase floor)
{
    private const int Writers = 32;
    private static readonly int People = Environment.GetEnvironmentVariable("CAMPAIGNS_LONG") is { Length: > 0 } ? 500 : 24;
    private readonly AssessmentsModule _module = world.Module;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_was_told_saved_is_lost_when_everybody_saves_at_once()
    {
        var sittings = await Begin();
        var told = new ConcurrentDictionary<(Guid, int), int>();
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, 4).SelectMany(_ => sittings), Options(), async (sat, _) =>
        {
            foreach (var (number, right) in sat.Numbers)
            {
                var revision = told.GetValueOrDefault((sat.Id, number));
                var saved = await _module.Save(sat.Id, sat.Who, number, revision, (revision % 2 == 1 ? right : right + 1).ToString(CultureInfo.InvariantCulture));
                if (saved.Succeeded) told.AddOrUpdate((sat.Id, number), saved.Value.Revision, (_, there) => Math.Max(there, saved.Value.Revision));
            }
        });
        var ours = told.Values.Sum() / clock.Elapsed.TotalSeconds;

        var stored = await _module.In(db => db.Items.AsNoTracking().Where(i => i.Revision > 0).ToDictionaryAsync(i => (i.SittingId, i.Number), i => i.Revision, Ct));
        Assert.Equal(sittings.Count * 2, told.Count);
        Assert.All(told, t => Assert.Equal(t.Value, stored[t.Key]));
        await Parallel.ForEachAsync(sittings, Options(), async (sat, _) => await _module.End(sat.Id, sat.Who));
        Assert.All(await _module.In(db => db.Sittings.AsNoTracking().Select(s => s.Worth).ToListAsync(Ct)), worth => Assert.True(worth >= 0));
        Assert.Equal(0, await _module.In(db => db.Sittings.CountAsync(s => s.EndedAt == null, Ct)));
        var raw = People > 100 ? await Raw(sittings.Count * 8) : 0;
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{floor.Provider}: {People} people, {ours:N0} answers/s, raw upserts {raw:N0}/s, ratio {(raw > 0 ? ours / raw : 0):0.00}"));
    }

    private async Task<List<(Guid Id, StaffMember Who, List<(int Number, long Right)> Numbers)>> Begin()
    {
        var begun = new ConcurrentBag<(Guid, StaffMember, List<(int, long)>)>();
        var candidates = Enumerable.Range(0, People).Select(_ => _module.Candidate()).ToList();
        await Parallel.ForEachAsync(candidates, Options(), async (candidate, _) =>
        {
            var id = (await _module.Begin(candidate.Class.Id, candidate.Who)).Value;
            var numbers = await _module.In(db => (from item in db.Items join question in db.Questions on item.QuestionId equals question.Id
                where item.SittingId == id && (question.Code == "A-3" || question.Code == "B-1") select new { item.Number, item.Expected }).ToListAsync(Ct));
            begun.Add((id, candidate.Who, numbers.ConvertAll(n => (n.Number, n.Expected ?? 700_000))));
        });
        return [.. begun];
    }

    private async Task<double> Raw(int count)
    {
        var options = await floor.Options();
        await using (var setup = await Open(options)) await Execute(setup, "create table floor_answer (sitting varchar(36), number integer, response text not null, revision integer not null, primary key (sitting, number))");
        using var one = new SemaphoreSlim(1, 1);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            await using var connection = await Open(options);
            for (var n = writer; n < count; n += Writers)
            {
                // SQLite has one writer: queueing here is the best a raw upsert can do, and what the product does.
                if (options.Provider == DatabaseProvider.Sqlite) await one.WaitAsync(Ct);
                await Execute(connection, $"insert into floor_answer values ('{n % People}', {n / People % 2}, '{n}', 1) on conflict (sitting, number) do update set response = excluded.response, revision = floor_answer.revision + 1");
                if (options.Provider == DatabaseProvider.Sqlite) one.Release();
            }
        })));
        var perSecond = count / clock.Elapsed.TotalSeconds;
        await floor.DisposeAsync();
        return perSecond;
    }

    private static async Task<DbConnection> Open(DatabaseOptions options)
    {
        DbConnection connection = options.Provider == DatabaseProvider.Sqlite ? new SqliteConnection(options.ConnectionString) : new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync(Ct);
        if (options.Provider == DatabaseProvider.Sqlite) await Execute(connection, "pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=30000");
        return connection;
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static ParallelOptions Options() => new() { MaxDegreeOfParallelism = Writers, CancellationToken = Ct };
}

public sealed class RushOnSqlite(SqliteWorld world) : RushTests(world, TestDatabase.Sqlite()), IClassFixture<SqliteWorld>;

public sealed class RushOnPostgres(PostgresWorld world) : RushTests(world, TestDatabase.Postgres()), IClassFixture<PostgresWorld>;
