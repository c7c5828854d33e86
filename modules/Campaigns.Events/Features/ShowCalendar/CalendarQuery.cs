using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;

namespace Campaigns.Events.Features.ShowCalendar;

/// <summary>One row of the week by presenter or by hall.</summary>
/// <param name="Away">Days of leave.</param>
internal sealed record CalendarRow(string Name, ILookup<DateOnly, EventWithSeats> Days, IReadOnlyCollection<DateOnly> Away);

internal static class DaysOfEvents
{
    /// <summary>Each on every day it lasts.</summary>
    public static ILookup<DateOnly, EventWithSeats> ByDay(this IEnumerable<EventWithSeats> events) =>
        events.SelectMany(e => Enumerable.Range(0, e.Row.MoreDays + 1).Select(day => (Day: e.Row.StartsAt.LocalDate().AddDays(day), Event: e))).ToLookup(x => x.Day, x => x.Event);
}

/// <summary>An event and what speaks against it.</summary>
internal sealed record CalendarClash(EventRow Event, IReadOnlyList<EventConflict> Conflicts);

/// <summary>What the calendar shows.</summary>
/// <param name="More">There are more events than one page shows.</param>
/// <param name="Unchecked">How many plans were not looked at for conflicts, because there are too many of them.</param>
internal sealed record CalendarData(IReadOnlyList<EventWithSeats> Events, bool More, IReadOnlyList<CalendarRow> Rows, IReadOnlyList<CalendarClash> Clashes, int Unchecked, CalendarMap? Map)
{
    public ILookup<DateOnly, EventWithSeats> Days { get; } = Events.ByDay();

    public IReadOnlyDictionary<Guid, bool> Blocked { get; } = Clashes.ToDictionary(c => c.Event.Id, c => c.Conflicts.Any(x => x.Hard));
}

/// <summary>Reads the calendar: events of the span, and for plans that are not public yet what speaks against them.</summary>
internal sealed class CalendarQuery(ListEventsQuery events, EventDesk desk, ConflictFinder conflicts, CalendarRows rows, CalendarMaps maps)
{
    // 200 meetings a month is the plan of the whole province; more are found in the list.
    private const int MostPages = 5;

    // Plans of a busy week; a list of conflicts longer than that is not worked through on a calendar.
    private const int MostChecked = 25;

    public async Task<CalendarData> Read(CalendarSpan span, EventFilter filter, CancellationToken ct)
    {
        var (found, more) = await Collect(span, filter, ct);
        var plans = found.Where(e => e.Row.PublishedAt is null && e.Row.Status is not EventStatus.Cancelled).ToList();
        var clashes = await Clashes([.. plans.Take(MostChecked).Select(p => p.Row)], ct);
        return new(found, more, await rows.Of(span, found, ct), [.. clashes.OrderByDescending(c => c.Conflicts.Any(x => x.Hard))], Math.Max(0, plans.Count - MostChecked), await maps.Of(span, filter.Unit, found, ct));
    }

    private async Task<List<CalendarClash>> Clashes(List<EventRow> plans, CancellationToken ct)
    {
        var slots = await desk.Look([.. plans.Select(p => p.Id)], ct);
        var against = await conflicts.All(slots, ct);
        var found = slots.Zip(against).ToDictionary(pair => pair.First.EventId, pair => pair.Second);
        return [.. plans.Where(p => found.GetValueOrDefault(p.Id) is { Count: > 0 }).Select(p => new CalendarClash(p, found[p.Id]))];
    }

    private async Task<(List<EventWithSeats> Found, bool More)> Collect(CalendarSpan span, EventFilter filter, CancellationToken ct)
    {
        var all = new List<EventWithSeats>();
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var read = await events.Page(filter, 200, cursor, ct);
            // Cancelled ones take no place in a calendar; on the board they have a column.
            all.AddRange(read.Items.Where(e => span.View is CalendarView.Board || filter.Status is EventStatus.Cancelled || e.Row.Status is not EventStatus.Cancelled));
            if ((cursor = read.Next) is null) return (all, false);
        }

        return (all, true);
    }
}

/// <summary>Arranges a week by presenter or by hall.</summary>
internal sealed class CalendarRows(IStaff staff, IStaffLeaves leaves)
{
    public async Task<IReadOnlyList<CalendarRow>> Of(CalendarSpan span, IReadOnlyList<EventWithSeats> events, CancellationToken ct) => span.View switch
    {
        CalendarView.Presenters => await Presenters(span, events, ct),
        CalendarView.Venues => [.. events.Where(e => e.Row.Venue is not null).GroupBy(e => (e.Row.Venue!.Id, e.Row.Venue.Name)).OrderBy(g => g.Key.Name, StringComparer.CurrentCulture)
            .Select(g => new CalendarRow(g.Key.Name, g.ByDay(), []))],
        _ => [],
    };

    private async Task<IReadOnlyList<CalendarRow>> Presenters(CalendarSpan span, IReadOnlyList<EventWithSeats> events, CancellationToken ct)
    {
        var talks = events.SelectMany(e => e.Row.Presenters.Select(p => (Presenter: p, Event: e))).ToLookup(t => t.Presenter, t => t.Event);
        var away = (await leaves.Between(span.First, span.Last, ct)).ToLookup(l => l.StaffId);
        var known = (await staff.WithRole("presenter", null, ct)).Where(p => talks.Contains(p.Id) || away.Contains(p.Id)).ToDictionary(p => p.Id, p => p.Name);
        var others = await staff.Many([.. talks.Select(t => t.Key).Where(id => !known.ContainsKey(id))], ct);
        foreach (var (id, person) in others) known[id] = person.Name;
        return [.. known.OrderBy(p => p.Value, StringComparer.CurrentCulture).Select(p => new CalendarRow(p.Value, talks[p.Key].ByDay(), [.. Days(span, away[p.Key])]))];
    }

    private static IEnumerable<DateOnly> Days(CalendarSpan span, IEnumerable<StaffLeave> away) =>
        span.Weeks[0].Where(day => away.Any(l => l.From <= day && l.To >= day));
}
