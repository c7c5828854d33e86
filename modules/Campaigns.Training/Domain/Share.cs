namespace Campaigns.Training.Domain;

/// <summary>A share with the range in which it lies with 95 in 100, in hundredths.</summary>
/// <param name="Value">What was counted.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal sealed record Share(double Value, double Low, double High)
{
    // Fewer meetings or people than these say nothing about how meetings differ from one another.
    private const int LeastMeetings = 5, LeastPeople = 30;

    // Quantile of the normal distribution for 95 %.
    private const double Z = 1.959964;

    /// <summary>Of the people of all meetings together. People of one meeting resemble each other, so the range is the wider of two: Wilson's for single
    /// people (1927), and that of a ratio of sums over meetings drawn as a whole (Cochran 1977, 6.4).</summary>
    /// <param name="meetings">Of each meeting: how many of how many.</param>
    /// <returns>Null: too few to say.</returns>
    public static Share? Of(IReadOnlyList<(int Hits, int People)> meetings)
    {
        var (hits, people) = (meetings.Sum(m => m.Hits), meetings.Sum(m => m.People));
        if (meetings.Count < LeastMeetings || people < LeastPeople) return null;
        var share = (double)hits / people;
        var (low, high) = Wilson(share, people);
        var spread = meetings.Sum(m => Math.Pow(m.Hits - share * m.People, 2)) * meetings.Count / (meetings.Count - 1);
        var half = T(meetings.Count - 1) * Math.Sqrt(spread) / people;
        return new(share * 100, Math.Max(0, Math.Min(low, share - half)) * 100, Math.Min(1, Math.Max(high, share + half)) * 100);
    }

    /// <summary>How much more the one is than the other, in percentage points, with the range of the difference (Newcombe 1998, method 10, of both ranges).</summary>
    public static Share Difference(Share one, Share other)
    {
        var gap = one.Value - other.Value;
        return new(gap, gap - Root(one.Value - one.Low, other.High - other.Value), gap + Root(one.High - one.Value, other.Value - other.Low));
    }

    /// <summary>Nothing lies outside of it but what is more or less.</summary>
    public bool IsClear => Low > 0 || High < 0;

    private static (double Low, double High) Wilson(double share, int people)
    {
        var z2 = Z * Z;
        var middle = share + z2 / (2 * people);
        var half = Z * Math.Sqrt(share * (1 - share) / people + z2 / (4.0 * people * people));
        return ((middle - half) / (1 + z2 / people), (middle + half) / (1 + z2 / people));
    }

    // Quantile of Student's t for 95 % (Cornish and Fisher 1938): few meetings make the range wider.
    private static double T(int freedom) => Z + (Math.Pow(Z, 3) + Z) / (4 * freedom) + (5 * Math.Pow(Z, 5) + 16 * Math.Pow(Z, 3) + 3 * Z) / (96.0 * freedom * freedom);

    private static double Root(double a, double b) => Math.Sqrt(a * a + b * b);
}
