using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.Reports;

/// <summary>What a report looks at.</summary>
/// <param name="From">Steps that opened then or later; null: in the last 90 days.</param>
/// <param name="To">And before then; null: until now.</param>
/// <param name="Route">Of one route.</param>
/// <param name="Area">Of one area and what lies in it.</param>
internal sealed record ReportFilter(DateTimeOffset? From = null, DateTimeOffset? To = null, string? Route = null, string? Area = null);

/// <summary>How long a step takes, in working minutes of the calendar.</summary>
internal sealed record StepTime(string Route, string Stage, string Step, int Closed, int Open, long P50, long P90, int Overdue, int Returned);

/// <summary>What is late at one organisation.</summary>
internal sealed record OverdueLine(string Org, string Area, int Open, int Overdue, DateTimeOffset? Oldest);

/// <summary>One request as a report counts it: a step it went through, or a seat it waits for.</summary>
/// <param name="Late">Past its day, or was when it closed.</param>
internal sealed record CountedRow(Guid RequestId, string Number, string Title, string Route, string Stage, string Step, string Org, string Area, bool Open, bool Returned, bool Late,
    DateTimeOffset OpenedAt, DateTimeOffset? DueAt, DateTimeOffset? ClosedAt);

/// <summary>Time in stages, bottlenecks and what is late, from the steps themselves, within the reader's areas.</summary>
internal sealed class StepTimes(ApprovalsDbContext db, Surroundings surroundings, RouteShelf shelf)
{
    // As many steps as a report reads; a longer time is asked for in parts.
    private const int Most = 20_000;

    private static readonly TimeSpan Usual = TimeSpan.FromDays(90);

    public async Task<IReadOnlyList<StepTime>> ByStep(ReportFilter filter, Caller caller, CancellationToken ct)
    {
        var calendar = await shelf.Calendar("vn-official", ct);
        return [.. (await Steps(filter, caller, ct)).GroupBy(s => (s.Route, s.Stage, s.Step)).Select(g =>
        {
            var minutes = g.Where(s => s.ClosedAt is not null).Select(s => (long)calendar.Between(s.OpenedAt, s.ClosedAt!.Value).TotalMinutes).Order().ToList();
            return new StepTime(g.Key.Route, g.Key.Stage, g.Key.Step, minutes.Count, g.Count(s => s.Open), At(minutes, 50), At(minutes, 90), g.Count(s => s.Late), g.Count(s => s.Returned));
        }).OrderBy(t => t.Route).ThenBy(t => t.Stage).ThenBy(t => t.Step)];
    }

    public async Task<IReadOnlyList<OverdueLine>> Late(ReportFilter filter, Caller caller, CancellationToken ct) => [.. (await Waiting(filter, caller, ct)).GroupBy(o => (o.Org, o.Area))
        .Select(g => new OverdueLine(g.Key.Org, g.Key.Area, g.Count(), g.Count(o => o.Late), g.Where(o => o.Late).Min(o => o.DueAt)))
        .OrderByDescending(l => l.Overdue).ThenByDescending(l => l.Open).ThenBy(l => l.Org).ThenBy(l => l.Area)];

    /// <summary>Steps that opened in that time, the newest first.</summary>
    public async Task<IReadOnlyList<CountedRow>> Steps(ReportFilter filter, Caller caller, CancellationToken ct)
    {
        var (from, to, now) = (filter.From ?? surroundings.Now - Usual, filter.To ?? surroundings.Now.AddTicks(1), surroundings.Now);
        var steps = await db.Steps.AsNoTracking().Where(s => s.OpenedAt != null && s.OpenedAt >= from && s.OpenedAt < to)
            .Join(db.Requests.Where(r => filter.Route == null || r.RouteKey == filter.Route), s => s.RequestId, r => r.Id,
                (s, r) => new { s.RequestId, r.Number, r.Title, r.RouteKey, r.Area, s.StageId, s.StepId, s.State, s.OpenedAt, s.ClosedAt, s.DueAt, s.Id }).OrderByDescending(s => s.OpenedAt).Take(Most).ToListAsync(ct);
        var returned = (await db.Items.AsNoTracking().Where(i => i.Outcome == Outcome.Return && i.DecidedAt >= from).Select(i => i.StepRunId).ToListAsync(ct)).ToHashSet();
        var within = await Within(filter, caller, ct);
        return [.. steps.Where(s => within(s.Area)).Select(s => new CountedRow(s.RequestId, s.Number, s.Title, s.RouteKey, s.StageId, s.StepId, "", s.Area, s.State is StepState.Open or StepState.Blocked,
            returned.Contains(s.Id), s.DueAt < (s.ClosedAt ?? now), s.OpenedAt!.Value, s.DueAt, s.ClosedAt))];
    }

    /// <summary>Seats that wait now, due soonest first.</summary>
    public async Task<IReadOnlyList<CountedRow>> Waiting(ReportFilter filter, Caller caller, CancellationToken ct)
    {
        var now = surroundings.Now;
        var open = await db.Items.AsNoTracking().Where(i => i.State == ItemState.Open)
            .Join(db.Requests.Where(r => filter.Route == null || r.RouteKey == filter.Route), i => i.RequestId, r => r.Id,
                (i, r) => new { r.Id, r.Number, r.Title, r.RouteKey, r.Area, i.Seat, i.DueAt, i.OpenedAt }).OrderBy(o => o.DueAt).Take(Most).ToListAsync(ct);
        var within = await Within(filter, caller, ct);
        return [.. open.Where(o => within(o.Area)).Select(o => (Row: o, Seat: Seats.Position(o.Seat))).Select(o => new CountedRow(o.Row.Id, o.Row.Number, o.Row.Title, o.Row.RouteKey, "", "",
            o.Seat?.Org ?? "", o.Seat?.Area ?? o.Row.Area, true, false, o.Row.DueAt <= now, o.Row.OpenedAt, o.Row.DueAt, null))];
    }

    // Each area is looked up once: a report has thousands of rows of a few.
    private async Task<Func<string, bool>> Within(ReportFilter filter, Caller caller, CancellationToken ct)
    {
        var (directory, known) = (await surroundings.Directory(ct), new Dictionary<string, bool>());
        return area =>
        {
            if (known.TryGetValue(area, out var may)) return may;
            var path = Areas.PathOf(directory, area);
            return known[area] = caller.Holds(Permissions.ReportRead, path) && (filter.Area is null || area == filter.Area || path.Split('/').Contains(filter.Area));
        };
    }

    private static long At(List<long> sorted, int percent) => sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, ((percent * sorted.Count) + 99) / 100 - 1)];
}
