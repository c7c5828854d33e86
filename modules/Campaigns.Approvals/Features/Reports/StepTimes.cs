using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.Reports;

/// <summary>What a report looks at.</summary>
internal sealed record ReportFilter(DateTimeOffset? From = null, DateTimeOffset? To = null, string? Route = null, string? Area = null);

/// <summary>How long a step takes, in working minutes of the calendar.</summary>
internal sealed record StepTime(string Route, string Stage, string Step, int Closed, int Open, long P50, long P90, int Overdue, int Returned);

/// <summary>What is late at one organisation.</summary>
internal sealed record OverdueLine(string Org, string Area, int Open, int Overdue, DateTimeOffset? Oldest);

/// <summary>Time in stages, bottlenecks and what is late, from the steps themselves, within the reader's areas.</summary>
internal sealed class StepTimes(ApprovalsDbContext db, Surroundings surroundings, RouteShelf shelf)
{
    // As many steps as a report reads; a longer time is asked for in parts.
    private const int Most = 20_000;

    private static readonly TimeSpan Usual = TimeSpan.FromDays(90);

    public async Task<IReadOnlyList<StepTime>> ByStep(ReportFilter filter, Caller caller, CancellationToken ct)
    {
        var calendar = await shelf.Calendar("vn-official", ct);
        var directory = await surroundings.Directory(ct);
        var (from, to) = (filter.From ?? surroundings.Now - Usual, filter.To ?? surroundings.Now);
        var steps = await db.Steps.AsNoTracking().Where(s => s.OpenedAt != null && s.OpenedAt >= from && s.OpenedAt <= to)
            .Join(db.Requests.Where(r => (filter.Route == null || r.RouteKey == filter.Route) && (filter.Area == null || r.Area == filter.Area)), s => s.RequestId, r => r.Id,
                (s, r) => new { r.RouteKey, r.Area, s.StageId, s.StepId, s.State, s.OpenedAt, s.ClosedAt, s.DueAt, s.Id }).OrderByDescending(s => s.OpenedAt).Take(Most).ToListAsync(ct);
        var returned = (await db.Items.AsNoTracking().Where(i => i.Outcome == Domain.Routes.Outcome.Return && i.DecidedAt >= from).Select(i => i.StepRunId).ToListAsync(ct)).ToHashSet();
        var seen = steps.Where(s => caller.Holds(Permissions.ReportRead, Areas.PathOf(directory, s.Area))).ToList();
        return [.. seen.GroupBy(s => (s.RouteKey, s.StageId, s.StepId)).Select(g =>
        {
            var minutes = g.Where(s => s.ClosedAt is not null).Select(s => (long)calendar.Between(s.OpenedAt!.Value, s.ClosedAt!.Value).TotalMinutes).Order().ToList();
            return new StepTime(g.Key.RouteKey, g.Key.StageId, g.Key.StepId, minutes.Count, g.Count(s => s.State is StepState.Open or StepState.Blocked), At(minutes, 50), At(minutes, 90),
                g.Count(s => s.DueAt < (s.ClosedAt ?? surroundings.Now)), g.Count(s => returned.Contains(s.Id)));
        }).OrderBy(t => t.Route).ThenBy(t => t.Stage).ThenBy(t => t.Step)];
    }

    public async Task<IReadOnlyList<OverdueLine>> Late(Caller caller, CancellationToken ct)
    {
        var (now, directory) = (surroundings.Now, await surroundings.Directory(ct));
        var open = await db.Items.AsNoTracking().Where(i => i.State == ItemState.Open).Join(db.Requests, i => i.RequestId, r => r.Id, (i, r) => new { i.Seat, i.DueAt, r.Area }).OrderBy(o => o.DueAt).Take(Most).ToListAsync(ct);
        return [.. open.Where(o => caller.Holds(Permissions.ReportRead, Areas.PathOf(directory, o.Area))).GroupBy(o => (Org: Seats.Position(o.Seat)?.Org ?? "", Area: Seats.Position(o.Seat)?.Area ?? o.Area))
            .Select(g => new OverdueLine(g.Key.Org, g.Key.Area, g.Count(), g.Count(o => o.DueAt < now), g.Where(o => o.DueAt < now).Min(o => o.DueAt)))
            .OrderByDescending(l => l.Overdue).ThenByDescending(l => l.Open).ThenBy(l => l.Org).ThenBy(l => l.Area)];
    }

    private static long At(List<long> sorted, int percent) => sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, ((percent * sorted.Count) + 99) / 100 - 1)];
}
