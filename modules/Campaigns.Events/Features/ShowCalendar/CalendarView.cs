namespace Campaigns.Events.Features.ShowCalendar;

/// <summary>Ways to look at the same events; the word in the address is the name in lower case.</summary>
internal enum CalendarView
{
    Month,
    Week,

    /// <summary>A week, one row a presenter.</summary>
    Presenters,

    /// <summary>A week, one row a hall.</summary>
    Venues,

    /// <summary>A month as a list by day.</summary>
    Agenda,

    /// <summary>A month as columns by status.</summary>
    Board,

    /// <summary>A month on the map.</summary>
    Map,
}

/// <summary>The days a view spans.</summary>
/// <param name="Anchor">First day of the month or Monday of the week that was asked for.</param>
internal sealed record CalendarSpan(CalendarView View, DateOnly Anchor)
{
    public bool IsWeek => View is CalendarView.Week or CalendarView.Presenters or CalendarView.Venues;

    /// <summary>First day shown: a month of weeks begins on a Monday.</summary>
    public DateOnly First => View is CalendarView.Month ? Monday(Anchor) : Anchor;

    public DateOnly Last => IsWeek ? Anchor.AddDays(6) : View is CalendarView.Month ? Monday(Anchor.AddMonths(1).AddDays(-1)).AddDays(6) : Anchor.AddMonths(1).AddDays(-1);

    public IReadOnlyList<DateOnly[]> Weeks =>
        [.. Enumerable.Range(0, (Last.DayNumber - First.DayNumber + 1) / 7).Select(week => Enumerable.Range(0, 7).Select(day => First.AddDays(week * 7 + day)).ToArray())];

    public static CalendarSpan Of(CalendarView view, DateOnly day)
    {
        var span = new CalendarSpan(view, day);
        return span with { Anchor = span.IsWeek ? Monday(day) : new(day.Year, day.Month, 1) };
    }

    /// <summary>The span before, or after.</summary>
    public CalendarSpan Next(int steps) => this with { Anchor = IsWeek ? Anchor.AddDays(7 * steps) : Anchor.AddMonths(steps) };

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
