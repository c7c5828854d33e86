namespace Campaigns.People.Contracts.Demo;

/// <summary>A conference of 2019 as the generator needs it.</summary>
/// <param name="Code">Such as <c>HN-01</c>; the order of codes is the order of persons.</param>
/// <param name="Office">The collecting post office or post point.</param>
/// <param name="HomeCollected">Collected at home afterwards, by month, within the month of the conference or the next.</param>
public sealed record DemoConference(
    string Code, string Slug, DateOnly Date, string AreaCode, string CommuneCode, string Office,
    int PaidOnTheSpot, IReadOnlyList<DemoMonthCount> HomeCollected, int Withdrawn, int Pending)
{
    /// <summary>All who signed up there.</summary>
    public int Registered => PaidOnTheSpot + HomeCollected.Sum(month => month.Count) + Withdrawn + Pending;
}

/// <summary>A number in a month.</summary>
/// <param name="Month">Its first day.</param>
public sealed record DemoMonthCount(DateOnly Month, int Count);

/// <summary>What the network brought without conferences, in one area and month.</summary>
/// <param name="Month">Its first day.</param>
public sealed record DemoNetworkMonth(DateOnly Month, string AreaCode, int Counter, int Household);

/// <summary>A meeting of January and February 2026. Interested excludes those who joined; attended includes both.</summary>
public sealed record DemoMeeting(
    string Slug, DateOnly Date, string AreaCode, string CommuneCode, int Registered, int Attended, int Interested, int Joined, int PaidOnTheSpot);

/// <summary>A district or operating area with its communes and its collecting offices, each in order of code.</summary>
public sealed record DemoArea(string Code, IReadOnlyList<string> Communes, IReadOnlyList<string> Offices);

/// <summary>Which days are worked: Monday to Friday without the days off given.</summary>
public sealed class DemoCalendar(IReadOnlySet<DateOnly> daysOff)
{
    /// <summary>Whether people are at work.</summary>
    public bool IsWorked(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !daysOff.Contains(day);

    /// <summary>The worked days of the month that begins on that day.</summary>
    public IReadOnlyList<DateOnly> InMonth(DateOnly first) =>
        [.. Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays).Where(IsWorked)];

    /// <summary>The n-th worked day after the day, but none after <paramref name="last"/>: then the last worked one, or the day itself.</summary>
    public DateOnly After(DateOnly day, int n, DateOnly last)
    {
        var found = day;
        for (var next = day.AddDays(1); next <= last && n > 0; next = next.AddDays(1))
        {
            if (!IsWorked(next)) continue;
            found = next;
            n--;
        }

        return found;
    }
}
