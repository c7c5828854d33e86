namespace Campaigns.Targets.Domain;

/// <summary>How many people are likely to have joined at the end of the target's period: the number so far, and the pace of the last
/// full weeks carried on. The range holds with 80 % if the weeks to come differ as those behind did; a season (Tết) or a change of pace is not foreseen.</summary>
/// <remarks>Weeks w₁…wₙ (n = 6 to 8) with mean m and standard deviation s; h weeks to go: mid = so far + m·h,
/// low and high = mid ∓ t·s·√(h + h²/n), t being Student's 90 % point for n−1 degrees. Never below what is there already.</remarks>
internal sealed record Forecast(int? Low, int? Mid, int? High)
{
    public const int FewestWeeks = 6, MostWeeks = 8;

    /// <summary>Not enough weeks to say anything.</summary>
    public static readonly Forecast None = new(null, null, null);

    // Student's t, one-sided 90 %, for 5, 6 and 7 degrees of freedom.
    private static readonly double[] T = [1.4759, 1.4398, 1.4149];

    /// <summary>Carries the pace on.</summary>
    /// <param name="soFar">People in the target's period up to the day asked about.</param>
    /// <param name="weeks">People per full week, the last ones; more than eight are not looked at.</param>
    /// <param name="daysToGo">Days of the target's period still to come.</param>
    public static Forecast Of(int soFar, IReadOnlyList<int> weeks, int daysToGo)
    {
        if (daysToGo <= 0) return new(soFar, soFar, soFar);
        if (weeks.Count < FewestWeeks) return None;

        var last = weeks.TakeLast(MostWeeks).ToList();
        var (n, h) = (last.Count, daysToGo / 7.0);
        var mean = last.Average();
        var deviation = Math.Sqrt(last.Sum(w => (w - mean) * (w - mean)) / (n - 1));
        var reach = T[n - FewestWeeks] * deviation * Math.Sqrt(h + (h * h / n));
        var mid = soFar + (mean * h);
        return new(Math.Max(soFar, (int)Math.Floor(mid - reach)), (int)Math.Round(mid, MidpointRounding.AwayFromZero), (int)Math.Ceiling(mid + reach));
    }

    /// <summary>The full weeks, Monday to Sunday, that end on or before a day and begin on or after another: at most eight, the earliest first.</summary>
    public static IReadOnlyList<(DateOnly Monday, DateOnly Sunday)> FullWeeks(DateOnly from, DateOnly to)
    {
        var sunday = to.AddDays(-(int)to.DayOfWeek);
        return [.. Enumerable.Range(0, MostWeeks).Select(back => (Monday: sunday.AddDays((-7 * back) - 6), Sunday: sunday.AddDays(-7 * back)))
            .Where(week => week.Monday >= from).Reverse()];
    }
}
