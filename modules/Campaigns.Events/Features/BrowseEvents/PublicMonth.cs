using Campaigns.Events.Domain;
using Campaigns.Events.Features.ShowCalendar;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.BrowseEvents;

/// <summary>A month as the public reads it.</summary>
/// <param name="Anchor">Its first day.</param>
/// <param name="Cut">There are more meetings than are shown.</param>
internal sealed record PublicMonth(DateOnly Anchor, IReadOnlyList<PublicDay> Days, bool Cut)
{
    /// <summary>One that lasts several days counts once.</summary>
    public int Meetings => Days.SelectMany(d => d.Meetings).DistinctBy(m => m.Id).Count() + Days.Sum(d => d.More);
}

/// <param name="Outside">Of the month before or after.</param>
/// <param name="More">So many besides those shown; the list has them.</param>
internal sealed record PublicDay(DateOnly Day, bool Outside, IReadOnlyList<PublicFind> Meetings, int More);

/// <summary>Reads a month.</summary>
internal sealed class PublicMonths(PublicFinds finds)
{
    // More on one day than somebody reads in a square.
    private const int MostADay = 4;

    private const int Most = 2_000;

    public async Task<PublicMonth> Read(IQueryable<Event> events, DateOnly month, bool free, CancellationToken ct)
    {
        var span = CalendarSpan.Of(CalendarView.Month, month);
        var (first, end) = (span.First.Start(), span.Last.AddDays(1).Start());
        var earliest = first - EventPlan.Longest;
        var (found, more) = await finds.Read(events.Where(e => e.StartsAt > earliest && e.StartsAt < end && e.EndsAt > first), Most, free, ct);
        var byDay = found.SelectMany(f => f.Days.Select(day => (day, f))).ToLookup(x => x.day, x => x.f);
        return new(span.Anchor, [.. span.Weeks.SelectMany(week => week).Select(day => Day(day, day.Month != span.Anchor.Month, [.. byDay[day]]))], more);
    }

    private static PublicDay Day(DateOnly day, bool outside, PublicFind[] meetings) => new(day, outside, [.. meetings.Take(MostADay)], Math.Max(0, meetings.Length - MostADay));
}
