namespace Campaigns.Insurance.Domain.Pensions;

/// <summary>Paid and received year by year, until five years after the pension has paid back what was paid.</summary>
internal static class ContributionCurve
{
    private const int YearsAfterBreakEven = 5;

    public static IReadOnlyList<CurvePoint> Of(PensionQuestion question, long total, long pension, int startsInYear)
    {
        var recovered = pension == 0 ? startsInYear : startsInYear + (int)Math.Min(40, total / (12 * pension) + 1);
        return Enumerable.Range(question.Today.Year, recovered + YearsAfterBreakEven - question.Today.Year + 1)
            .Select(year => new CurvePoint(
                Age: year - question.BirthYear,
                Year: year,
                Paid: Spread(total, year - question.Today.Year, question.YearsOfPaying),
                Received: 12 * pension * Math.Max(0, year - startsInYear)))
            .ToList();
    }

    // A drawing shows the course, not the account: payments are spread evenly over the years.
    private static long Spread(long total, int yearsGone, int years) => years == 0 ? total : total * Math.Min(yearsGone, years) / years;
}
