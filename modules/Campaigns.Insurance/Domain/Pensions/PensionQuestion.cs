using Campaigns.Insurance.Domain.Quotes;

namespace Campaigns.Insurance.Domain.Pensions;

internal enum Sex
{
    Female,
    Male,
}

/// <summary>What a person asks: how much would I pay, and what comes back?</summary>
/// <param name="Today">The day whose rules are shown; nothing is foreseen but what is law on it.</param>
/// <param name="Sex">Decides retirement age and the first share.</param>
/// <param name="BirthYear">Year alone: that is what many people know.</param>
/// <param name="Income">Chosen income, đồng a month, kept for all years.</param>
/// <param name="Group">Support group.</param>
/// <param name="Years">Years of contributions, from this month on; with missing months, all years there will be.</param>
/// <param name="Method">How each payment is made.</param>
/// <param name="BackpayMonths">Only for missing months: how many.</param>
internal sealed record PensionQuestion(
    DateOnly Today, Sex Sex, int BirthYear, long Income, SupportGroup Group, int Years, VsiMethod Method, int? BackpayMonths = null)
{
    /// <summary>Missing months are paid at once, and are the last ones.</summary>
    public int YearsOfPaying => Method == VsiMethod.Backpay ? 0 : Years;

    public int LastPaymentYear => Today.Year + YearsOfPaying;
}
