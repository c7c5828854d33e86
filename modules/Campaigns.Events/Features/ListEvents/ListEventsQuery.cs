using Campaigns.Approvals.Contracts;
using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskApproval;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.ListEvents;

/// <summary>What a list is narrowed to.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Unit">Code of any level, valid on the first day asked for (today if none).</param>
internal sealed record EventFilter(DateOnly? From = null, DateOnly? To = null, string? Unit = null, EventStatus? Status = null, string? Search = null)
{
    /// <summary>With those that began before the first day and last into it, as a calendar shows them.</summary>
    public bool Lasting { get; init; }
}

/// <summary>An event with its seats.</summary>
internal sealed record EventWithSeats(EventRow Row, SeatCounts Seats)
{
    /// <summary>Who is asked to approve it, in words; null: nobody.</summary>
    public string? WaitingAt { get; init; }

    /// <summary>The status in words, with whom it waits for.</summary>
    public string Label(IStringLocalizer texts) => WaitingAt is null ? texts["events.status-" + Row.Status.Word()] : $"{texts["events.status-" + Row.Status.Word()]}: {WaitingAt}";

    public int Left => Math.Max(0, Row.Capacity - Seats.Taken);
}

/// <summary>Reads events, soonest first, with the seats of the whole page in one question.</summary>
internal sealed class ListEventsQuery(EventsDbContext db, ISeats seats, IUnits units, IActor actor, TimeProvider clock, IEnumerable<IApprovals> approvals)
{
    private const int MostWords = 8;

    public async Task<Paged<EventWithSeats>> Page(EventFilter filter, int? limit, string? cursor, CancellationToken ct) =>
        await Page(await Narrow(db.Events.AsNoTracking().Within(actor, Permissions.View), filter, ct), limit, cursor, ct);

    public async Task<EventWithSeats?> One(Guid id, CancellationToken ct) =>
        await db.Events.AsNoTracking().Within(actor, Permissions.View).Where(e => e.Id == id).Select(EventRow.Read).SingleOrDefaultAsync(ct) is { } row
            ? (await WithSeats([row], ct))[0]
            : null;

    /// <summary>Any list of events, one page of it.</summary>
    public async Task<Paged<EventWithSeats>> Page(IQueryable<Event> events, int? limit, string? cursor, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 50, 1, PagingExtensions.MaxLimit);
        if (Cursor.ReadAt(cursor) is { } after) events = events.Where(e => e.StartsAt > after.At || e.StartsAt == after.At && e.Id > after.Id);
        var rows = await events.OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(take + 1).Select(EventRow.Read).ToListAsync(ct);
        var next = rows.Count > take ? Cursor.Write(rows[take - 1].StartsAt, rows[take - 1].Id) : null;
        return new(await WithSeats([.. rows.Take(take)], ct), next);
    }

    public async Task<IQueryable<Event>> Narrow(IQueryable<Event> events, EventFilter filter, CancellationToken ct)
    {
        if (filter.From is { } from && Countable(from).Start() is var first)
        {
            var earliest = first - EventPlan.Longest;
            events = filter.Lasting ? events.Where(e => e.StartsAt > earliest && e.EndsAt > first) : events.Where(e => e.StartsAt >= first);
        }


        if (filter.To is { } to && Countable(to).AddDays(1).Start() is var end) events = events.Where(e => e.StartsAt < end);
        if (filter.Status is { } status) events = events.Where(e => e.Status == status);
        foreach (var word in Words(filter.Search)) events = events.Where(e => e.SearchText.Contains(word) || e.Venue != null && e.Venue.SearchText.Contains(word));
        return string.IsNullOrWhiteSpace(filter.Unit) ? events : await Under(events, filter, ct);
    }

    public async Task<IReadOnlyList<EventWithSeats>> WithSeats(IReadOnlyList<EventRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return [];
        var counts = await seats.Count([.. rows.Select(r => r.Id)], ct);
        var waiting = await WaitingAt([.. rows.Where(r => r.Status == EventStatus.Submitted).Select(r => r.Id.ToString())], ct);
        return [.. rows.Select(r => new EventWithSeats(r, counts.GetValueOrDefault(r.Id, SeatCounts.None)) { WaitingAt = waiting.GetValueOrDefault(r.Id.ToString()) })];
    }

    private async Task<IReadOnlyDictionary<string, string>> WaitingAt(List<string> submitted, CancellationToken ct) =>
        submitted.Count > 0 && approvals.LastOrDefault() is { } asked ? await asked.WaitingAtAsync(EventPlans.Type, "default", submitted, ct) : new Dictionary<string, string>();

    // Each must be there, in any order: what is looked for is remembered in parts.
    public static IEnumerable<string> Words(string? search) => Folding.Fold(search?.Trim()).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords);

    // Of the calendar's first and last day there is no instant in every time zone.
    private static DateOnly Countable(DateOnly day) => day.Year < 1900 ? new(1900, 1, 1) : day.Year > 2199 ? new(2199, 12, 31) : day;

    private async Task<IQueryable<Event>> Under(IQueryable<Event> events, EventFilter filter, CancellationToken ct)
    {
        if (await units.Find(filter.Unit!, filter.From ?? clock.Today(), ct) is not { } unit) return events.Where(_ => false);
        var below = unit.Path + "/";
        return events.Where(e => e.ScopePath == unit.Path || e.ScopePath.StartsWith(below));
    }
}
