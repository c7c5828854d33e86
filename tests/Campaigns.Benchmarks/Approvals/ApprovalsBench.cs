using System.Diagnostics;
using Campaigns.Approvals.Features.FireTimers;
using Campaigns.Data;

namespace Campaigns.Benchmarks.Approvals;

/// <summary>Requests started and decided per second with their whole history, against the same rows written by hand into the same tables; a role's inbox of
/// many open items against plain SQL; many timers due at once.</summary>
internal static class ApprovalsBench
{
    private const int Writers = 8;
    private const string Subject = "subject-000000";

    // Of each kind so many; a short form is for trying the bench itself.
    private static int _requests = 2_000;
    private static int _items = 100_000;
    private static int _timers = 10_000;

    public static async Task Run(string? provider = null, int? part = null)
    {
        if (part is { } share) (_requests, _items, _timers) = (_requests / share, _items / share, _timers / share);
        foreach (var each in Bench.Databases(provider)) await On(each);
    }

    private static async Task On(DatabaseProvider provider)
    {
        var (start, decide) = await Written(provider);
        await Commands(provider, start, decide);
        await InboxBench.Run(provider, start, Subject, _items);
        await Timers(provider, start);
    }

    // What one start and one decision write, row by row.
    private static async Task<(Template Start, Template Decide)> Written(DatabaseProvider provider)
    {
        await using var world = await ApprovalsWorld.Make(provider);
        await using var connection = await world.Options.Connect();
        var empty = await Template.Look(connection);
        var (_, item) = await world.Start(Subject);
        var started = await Template.Look(connection);
        await world.Approve(item, "post");
        var decided = await Template.Look(connection);
        return (Template.Between(empty, started), Template.Between(started, decided));
    }

    private static async Task Commands(DatabaseProvider provider, Template start, Template decide)
    {
        var (starts, decisions, bytes, ended) = await Ours(provider);
        var (rawStarts, rawDecisions) = await Raw(provider, start, decide);
        Bench.Say($"requests started, {provider}, {Writers} at once, {start.Writes} rows each", $"{starts:N0}/s", $"{rawStarts:N0}/s", starts / rawStarts, "≥ 0.5");
        Bench.Say($"decisions with their history, {provider}, {Writers} at once, {decide.Writes} rows each", $"{decisions:N0}/s", $"{rawDecisions:N0}/s", decisions / rawDecisions, "≥ 0.5");
        Bench.Say($"room of a request that waits, {provider}", $"{bytes:N0} bytes, {ended:N0} when approved", "7,000 bytes", bytes / 7_000.0, "≤ 1");
    }

    private static async Task<(double Starts, double Decisions, double Bytes, double Ended)> Ours(DatabaseProvider provider)
    {
        await using var world = await ApprovalsWorld.Make(provider);
        await using var connection = await world.Options.Connect();
        await Each(200, async n => await world.Approve((await world.Start($"warm-{n}")).Item, "post"));
        var before = await Room(provider, connection);
        var open = new (Guid Request, Guid Item)[_requests];
        var starts = await Each(_requests, async n => open[n] = await world.Start($"subject-{n:000000}"));
        var waiting = (await Room(provider, connection) - before) / (double)_requests;
        var next = new Guid[_requests];
        var decisions = await Each(_requests, async n => next[n] = (await world.Approve(open[n].Item, "post"))!.Value);
        await Each(_requests, n => world.Approve(next[n], "bhxh"));
        return (starts, decisions, waiting, (await Room(provider, connection) - before) / (double)_requests);
    }

    private static async Task<(double Starts, double Decisions)> Raw(DatabaseProvider provider, Template start, Template decide)
    {
        await using var world = await ApprovalsWorld.Make(provider);
        using var one = new SemaphoreSlim(1, 1);
        var names = Enumerable.Range(0, _requests + 200).Select(n => new Template.Names(Subject, $"subject-{n:000000}")).ToArray();
        var connections = new System.Collections.Concurrent.ConcurrentBag<System.Data.Common.DbConnection>();
        for (var i = 0; i < Writers; i++) connections.Add(await world.Options.Connect());
        await Each(200, n => Write(start, _requests + n, false));
        await Each(200, n => Write(decide, _requests + n, true));
        var starts = await Each(_requests, n => Write(start, n, false));
        var decisions = await Each(_requests, n => Write(decide, n, true));
        foreach (var connection in connections) await connection.DisposeAsync();
        return (starts, decisions);

        async Task Write(Template template, int n, bool locked)
        {
            connections.TryTake(out var connection);

            // SQLite has one writer: queueing here is the best the raw transaction can do, and what the product does.
            if (provider == DatabaseProvider.Sqlite) await one.WaitAsync();
            await using (var transaction = await connection!.BeginTransactionAsync())
            {
                if (locked) await template.Lock(connection, transaction, names[n], provider);
                await template.Write(connection, transaction, names[n]);
                await transaction.CommitAsync();
            }

            if (provider == DatabaseProvider.Sqlite) one.Release();
            connections.Add(connection);
        }
    }

    private static async Task Timers(DatabaseProvider provider, Template start)
    {
        await using var world = await ApprovalsWorld.Make(provider);
        await using var connection = await world.Options.Connect();
        await Fill(connection, start, _timers);
        await world.Freeze(new(2026, 1, 20, 1, 0, 0, TimeSpan.Zero));
        var clock = Stopwatch.StartNew();
        var swept = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => world.Ask<TimerSweep, Swept>(s => s.Run(CancellationToken.None)))));
        var took = clock.Elapsed;
        var (fired, told) = (swept.Sum(s => s.Fired), await connection.Number("select count(*) from apr_audit_row where event = 'Escalated'"));
        var once = await connection.Number("select count(distinct request_id) from apr_audit_row where event = 'Escalated'");
        if (fired != _timers || told != _timers || once != _timers) throw new InvalidOperationException($"{_timers} were due, {fired} fired, {told} had their effect on {once} requests");
        Bench.Say($"{_timers:N0} timers due at once, 3 sweeps, {provider}", $"{took.TotalSeconds:0.0} s, {took.TotalMilliseconds / _timers:0.00} ms each, none lost, none twice", "–", took.TotalSeconds / ((provider == DatabaseProvider.Sqlite ? 40.0 : 20.0) * _timers / 10_000), "≤ 1 (SQLite 40 s, PostgreSQL 20 s)");
    }

    /// <summary>Requests that wait at the first stage, in large transactions.</summary>
    internal static async Task Fill(System.Data.Common.DbConnection connection, Template start, int count, Func<string, bool>? only = null)
    {
        foreach (var part in Enumerable.Range(0, count).Chunk(2_000))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var n in part) await start.Write(connection, transaction, new(Subject, $"subject-{n:000000}"), only);
            await transaction.CommitAsync();
        }

        await connection.Run("analyze");
    }

    private static async Task<double> Each(int count, Func<int, Task> act)
    {
        var (next, clock) = (-1, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next)) await act(n);
        })));
        return count / clock.Elapsed.TotalSeconds;
    }

    // Of the module's own tables with their indices; what waits to be delivered leaves again.
    private static async Task<long> Room(DatabaseProvider provider, System.Data.Common.DbConnection connection)
    {
        if (provider == DatabaseProvider.PostgreSql) return await connection.Number("select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r' and relname like 'apr!_%' escape '!'");
        await connection.Run("delete from core_outbox");
        await connection.Run("vacuum");
        return await connection.Number("pragma page_count") * await connection.Number("pragma page_size");
    }
}
