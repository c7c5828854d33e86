using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Domain.Rules;

namespace Campaigns.Insurance.Domain.Pensions;

/// <summary>An estimate by the rules of one day, without price rises; not a promise. Amounts are whole đồng.</summary>
/// <param name="Payment">One payment by the chosen method, as it would be asked for today.</param>
/// <param name="MonthlyPayment">What the person pays for one month while support lasts.</param>
/// <param name="MonthlySupport">What the state adds to it.</param>
/// <param name="MonthlyPension">Share of the chosen income.</param>
/// <param name="PensionShare">Of the chosen income, at most the law's highest.</param>
/// <param name="StartsAtAge">In years.</param>
/// <param name="StartsInYear">The later of reaching retirement age and the last payment.</param>
/// <param name="TotalPaid">By the person over all years; support lasts for the law's months only.</param>
/// <param name="MonthsToRecover">Until the pension has paid back the total, rounded up.</param>
/// <param name="Curve">For the drawing, one point a year.</param>
/// <param name="Benefits">What the rules of that day give.</param>
/// <param name="Rules">The rows it was made from.</param>
internal sealed record PensionEstimate(
    VsiQuote Payment,
    long MonthlyPayment,
    long MonthlySupport,
    long MonthlyPension,
    decimal PensionShare,
    int StartsAtAge,
    int StartsInYear,
    long TotalPaid,
    int MonthsToRecover,
    IReadOnlyList<CurvePoint> Curve,
    IReadOnlyList<Benefit> Benefits,
    IReadOnlyList<RuleRow> Rules);

/// <summary>Đồng paid and received by the end of that year of age.</summary>
internal sealed record CurvePoint(int Age, int Year, long Paid, long Received);

/// <summary>One thing a person gets: a text key with its values, and the row it comes from.</summary>
internal sealed record Benefit(string Key, RuleRow Source, params IReadOnlyList<object> Values);
