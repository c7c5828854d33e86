using Campaigns.Assessments.Domain.Questions;

namespace Campaigns.Assessments.Domain.Papers;

/// <summary>Sums over the marked papers a question was on. X: what it was worth, from 0 to 1. Y: the mean of the other questions of the same paper.</summary>
internal sealed record ItemSums(int Count, double X, double Xx, double Y, double Yy, double Xy);

/// <summary>How a question did.</summary>
/// <param name="Count">Papers it was on.</param>
/// <param name="Facility">Mean share of its point that was reached, 0 to 1; classical test theory calls it the item's difficulty, though high is easy.</param>
/// <param name="Discrimination">Corrected point-biserial: the correlation of what it was worth with the rest of the paper, −1 to 1 (Henrysson 1963);
/// of questions with parts of a point Pearson's. Null where it cannot be told: everybody got the same.</param>
internal sealed record ItemFigures(int Count, double Facility, double? Discrimination)
{
    /// <summary>Below this a figure says more about chance than about the question.</summary>
    public const int Enough = 20;

    /// <summary>Under it a question hardly tells who knows from who does not (Ebel and Frisbie 1991).</summary>
    public const double Weak = 0.2;

    public bool CanBeTrusted => Count >= Enough;

    /// <summary>Those who know the rest tend to miss it: its key is probably wrong.</summary>
    public bool Suspicious => CanBeTrusted && Discrimination < 0;

    public static ItemFigures Of(ItemSums sums)
    {
        var n = (double)sums.Count;
        if (sums.Count == 0) return new(0, 0, null);
        var (meanX, meanY) = (sums.X / n, sums.Y / n);
        var (varX, varY) = (sums.Xx / n - meanX * meanX, sums.Yy / n - meanY * meanY);
        // Sums of many equal parts differ in the last places; that is no spread.
        var told = varX > 1e-9 && varY > 1e-9;
        return new(sums.Count, meanX, told ? Math.Clamp((sums.Xy / n - meanX * meanY) / Math.Sqrt(varX * varY), -1, 1) : null);
    }

    /// <summary>The sums of single pairs, for few papers and for tests.</summary>
    public static ItemSums Sum(IReadOnlyCollection<(double X, double Y)> pairs) => new(
        pairs.Count, pairs.Sum(p => p.X), pairs.Sum(p => p.X * p.X), pairs.Sum(p => p.Y), pairs.Sum(p => p.Y * p.Y), pairs.Sum(p => p.X * p.Y));

    /// <summary>The pair of one question on one paper.</summary>
    public static (double X, double Y) Pair(int worth, int worthOfPaper, int length) =>
        ((double)worth / Marking.Full, length < 2 ? 0 : (double)(worthOfPaper - worth) / Marking.Full / (length - 1));
}
