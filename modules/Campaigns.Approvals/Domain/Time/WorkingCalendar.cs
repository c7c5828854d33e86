namespace Campaigns.Approvals.Domain.Time;

/// <summary>Part of a day when people work: from the start up to, not including, the end.</summary>
internal readonly record struct Shift(TimeOnly Start, TimeOnly End)
{
    public bool Holds(TimeOnly time) => Start <= time && time < End;
}

/// <summary>When people work: a week, with dated exceptions for holidays and the Saturdays worked in their place. All days are those of its zone.</summary>
/// <param name="key">Name.</param>
/// <param name="zone">Whose days these are.</param>
/// <param name="week">Periods by day of the week, in order of time; none: a day off.</param>
/// <param name="days">Exceptions by date; an empty list is a day off.</param>
internal sealed class WorkingCalendar(string key, TimeZoneInfo zone, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Shift>> week, IReadOnlyDictionary<DateOnly, IReadOnlyList<Shift>> days)
{
    // The longest run of days off ever announced is below two weeks: a calendar without work for a year is a mistake, not a wait.
    public const int LongestPause = 400;

    public string Key { get; } = key;

    /// <summary>The instant after that much time.</summary>
    public DateTimeOffset Add(DateTimeOffset from, Duration duration) => duration switch
    {
        { Amount: 0 } => from,
        { Unit: DurationUnit.ElapsedMinutes } => from.AddMinutes(duration.Amount),
        { Unit: DurationUnit.WorkingDays } => Days(NextWorking(Local(from)), duration.Amount, +1),
        _ => Forward(from, Time(duration)),
    };

    /// <summary>The instant before which that much time is left.</summary>
    public DateTimeOffset Back(DateTimeOffset from, Duration duration) => duration switch
    {
        { Amount: 0 } => from,
        { Unit: DurationUnit.ElapsedMinutes } => from.AddMinutes(-duration.Amount),
        { Unit: DurationUnit.WorkingDays } => Days(Local(from), duration.Amount, -1),
        _ => Backward(from, Time(duration)),
    };

    /// <summary>That much working time later; landing on the end of a period stays there.</summary>
    public DateTimeOffset Forward(DateTimeOffset from, TimeSpan time)
    {
        if (time <= TimeSpan.Zero) return from;
        var at = NextWorking(Local(from));
        for (var day = DateOnly.FromDateTime(at); ; day = Next(day, +1))
        {
            foreach (var shift in ShiftsOf(day).Where(s => day.ToDateTime(s.End) > at))
            {
                var start = Later(at, day.ToDateTime(shift.Start));
                var left = day.ToDateTime(shift.End) - start;
                if (time <= left) return Instant(start + time);
                time -= left;
            }
        }
    }

    /// <summary>Working time between two instants; zero when the second is not later.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var (a, b) = (Local(from), Local(to));
        var sum = TimeSpan.Zero;
        for (var day = DateOnly.FromDateTime(a); day <= DateOnly.FromDateTime(b); day = day.AddDays(1))
        {
            foreach (var shift in ShiftsOf(day))
            {
                var (start, end) = (Later(a, day.ToDateTime(shift.Start)), Earlier(b, day.ToDateTime(shift.End)));
                if (end > start) sum += end - start;
            }
        }

        return sum;
    }

    private DateTimeOffset Backward(DateTimeOffset from, TimeSpan time)
    {
        var at = Local(from);
        for (var day = DateOnly.FromDateTime(at); ; day = Next(day, -1))
        {
            foreach (var shift in ShiftsOf(day).Reverse().Where(s => day.ToDateTime(s.Start) < at))
            {
                var end = Earlier(at, day.ToDateTime(shift.End));
                var left = end - day.ToDateTime(shift.Start);
                if (time <= left) return Instant(end - time);
                time -= left;
            }
        }
    }

    private DateTimeOffset Days(DateTime from, int count, int step)
    {
        var day = DateOnly.FromDateTime(from);
        for (var left = count; left > 0; left--) day = Next(day, step);
        var time = TimeOnly.FromDateTime(from);
        var shifts = ShiftsOf(day);
        if (shifts.Any(s => s.Holds(time))) return Instant(day.ToDateTime(time));
        var before = shifts.Where(s => s.End <= time).ToList();
        return Instant(day.ToDateTime(before.Count > 0 ? before[^1].End : shifts[0].Start));
    }

    // The next working day, not the same one.
    private DateOnly Next(DateOnly day, int step)
    {
        for (var i = 0; i < LongestPause; i++)
        {
            day = day.AddDays(step);
            if (ShiftsOf(day).Count > 0) return day;
        }

        throw new InvalidOperationException($"Calendar {Key} has no working day near {day}");
    }

    private DateTime NextWorking(DateTime at)
    {
        var day = DateOnly.FromDateTime(at);
        foreach (var shift in ShiftsOf(day))
            if (TimeOnly.FromDateTime(at) < shift.End) return Later(at, day.ToDateTime(shift.Start));
        var next = Next(day, +1);
        return next.ToDateTime(ShiftsOf(next)[0].Start);
    }

    private IReadOnlyList<Shift> ShiftsOf(DateOnly day) => days.TryGetValue(day, out var own) ? own : week.GetValueOrDefault(day.DayOfWeek) ?? [];

    private DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    private DateTimeOffset Instant(DateTime local) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();

    private static TimeSpan Time(Duration d) => d.Unit == DurationUnit.WorkingHours ? TimeSpan.FromHours(d.Amount) : TimeSpan.FromMinutes(d.Amount);

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
