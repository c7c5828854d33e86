namespace Campaigns.Assessments.Domain.Observations;

/// <summary>How far two observers agree over the same criteria.</summary>
/// <param name="Pairs">Criteria both judged.</param>
/// <param name="Same">Of those with the same level.</param>
/// <param name="Near">Of those at most one level apart.</param>
/// <param name="Kappa">Cohen's weighted kappa with quadratic weights (Cohen 1968; Fleiss and Cohen 1973): agreement beyond what chance would give,
/// a miss by two levels weighing four times a miss by one; 1 is full agreement, 0 chance. Null where it is not defined: both gave one and the same level throughout.</param>
internal sealed record Agreement(int Pairs, int Same, int Near, double? Kappa)
{
    /// <summary>Under this many pairs the figure is shown as too few.</summary>
    public const int Enough = 10;

    /// <summary>Below it the two should talk about what they saw (Landis and Koch 1977 call the range under it at most fair).</summary>
    public const double Low = 0.4;

    public bool ShouldTalk => Kappa < Low || Pairs > 0 && Near < Pairs;

    public static Agreement Of(IReadOnlyList<(int First, int Second)> pairs, int levels)
    {
        var n = pairs.Count;
        var (same, near) = (pairs.Count(p => p.First == p.Second), pairs.Count(p => Math.Abs(p.First - p.Second) <= 1));
        if (n == 0) return new(0, 0, 0, null);

        double observed = pairs.Sum(p => Weight(p.First, p.Second)), expected = 0;
        var (first, second) = (Histogram(pairs.Select(p => p.First), levels), Histogram(pairs.Select(p => p.Second), levels));
        for (var i = 0; i < levels; i++)
            for (var j = 0; j < levels; j++) expected += Weight(i, j) * first[i] * second[j] / n;
        return new(n, same, near, expected > 0 ? 1 - observed / expected : null);
    }

    private static double Weight(int i, int j) => (i - j) * (i - j);

    private static double[] Histogram(IEnumerable<int> given, int levels)
    {
        var counts = new double[levels];
        foreach (var level in given) counts[level]++;
        return counts;
    }
}
