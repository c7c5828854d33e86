using System.Data.Common;
using System.Diagnostics;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.ViewInbox;
using Campaigns.Data;
using Campaigns.Kernel.Values;

namespace Campaigns.Benchmarks.Approvals;

/// <summary>The inbox of a role with very many open items: pages at its start and far behind, against plain SQL that reads the same columns.</summary>
internal static class InboxBench
{
    private const int Page = 50;
    private const int Rounds = 300;

    public static async Task Run(DatabaseProvider provider, Template start, string subject, int items)
    {
        await using var world = await ApprovalsWorld.Make(provider);
        await using var connection = await world.Options.Connect();
        await ApprovalsBench.Fill(connection, start, items, t => t is "apr_request" or "apr_request_round" or "apr_step_run" or "apr_work_item" or "apr_inbox_entry");
        var caller = new Caller("post", "api");
        var cursors = await Cursors(world, caller, items);
        await Ours(world, caller, cursors, 50); // Warm.
        await Plain(provider, connection, cursors, 50);
        var (ours, plain) = (await Ours(world, caller, cursors, Rounds), await Plain(provider, connection, cursors, Rounds));
        var count = await P95(Rounds, _ => world.Ask<InboxQuery, (int, int, bool)>(q => q.Count(caller, CancellationToken.None)));
        Bench.Say($"inbox of a role with {items:N0} open items, {provider}", $"p95 {ours:0.0} ms", $"{plain:0.0} ms", ours / plain, "≤ 3");
        Bench.Say($"count of that inbox, {provider}", $"p95 {count:0.0} ms", "10 ms", count / 10, "≤ 1");
        await Explain(provider, connection, items);
    }

    // The start, the middle and near the end: a page by key costs the same everywhere.
    private static async Task<string?[]> Cursors(ApprovalsWorld world, Caller caller, int items)
    {
        var (cursors, cursor) = (new List<string?> { null }, (string?)null);
        for (var seen = 0; seen < items; seen += 200)
        {
            var page = await world.Ask<InboxQuery, Kernel.Values.Paged<InboxLine>>(q => q.Page(caller, new(), 200, cursor, CancellationToken.None));
            if ((cursor = page.Next) is null) break;
            if (seen % 5_000 == 0) cursors.Add(cursor);
        }

        return [.. cursors];
    }

    private static Task<double> Ours(ApprovalsWorld world, Caller caller, string?[] cursors, int rounds) => P95(rounds, async n =>
    {
        var page = await world.Ask<InboxQuery, Paged<InboxLine>>(q => q.Page(caller, new(), Page, cursors[n % cursors.Length], CancellationToken.None));
        if (page.Items.Count == 0) throw new InvalidOperationException("An empty page");
    });

    private static Task<double> Plain(DatabaseProvider provider, DbConnection connection, string?[] cursors, int rounds) => P95(rounds, async n =>
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql(provider, Data.Paging.Cursor.ReadAt(cursors[n % cursors.Length]));
        await using var reader = await command.ExecuteReaderAsync();
        var (rows, values) = (0, new object[reader.FieldCount]);
        for (; await reader.ReadAsync(); rows++) reader.GetValues(values);
        if (rows == 0) throw new InvalidOperationException("An empty page");
    });

    private static string Sql(DatabaseProvider provider, (DateTimeOffset At, Guid Id)? after)
    {
        var range = after is var (at, id) ? $" and (e.due_sort, e.item_id) > ({(provider == DatabaseProvider.Sqlite ? $"{at.UtcTicks}, '{id.ToString().ToUpperInvariant()}'" : $"'{at:O}', '{id}'")})" : "";
        return $"select e.*, i.*, s.*, r.* from apr_inbox_entry e join apr_work_item i on i.id = e.item_id join apr_step_run s on s.id = e.step_run_id join apr_request r on r.id = e.request_id where e.candidate_key = 'director@post:ds'{range} order by e.due_sort, e.item_id limit {Page + 1}";
    }

    // The range must come out of the key's order, without a sort and without a scan.
    private static async Task Explain(DatabaseProvider provider, DbConnection connection, int items)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = (provider == DatabaseProvider.Sqlite ? "explain query plan " : "explain ") + Sql(provider, null).Replace("e.*, i.*, s.*, r.*", "e.item_id", StringComparison.Ordinal);
        var plan = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) plan.Add((string)reader.GetValue(reader.FieldCount - 1));
        var text = string.Join(" | ", plan);
        var sorted = items > 1_000 && (text.Contains("Sort", StringComparison.Ordinal) || text.Contains("TEMP B-TREE", StringComparison.Ordinal));
        Console.WriteLine($"| plan of a page, {provider} | {(sorted ? "SORTS: " + text : "a range of the key, no sort")} | | | |");
    }

    private static async Task<double> P95(int rounds, Func<int, Task> act)
    {
        var times = new List<double>();
        for (var n = 0; n < rounds; n++)
        {
            var started = Stopwatch.GetTimestamp();
            await act(n);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Bench.At(times, 0.95);
    }
}
