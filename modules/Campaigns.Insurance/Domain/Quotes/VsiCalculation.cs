using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Insurance.Domain.Quotes;

/// <summary>
/// Voluntary social insurance. Support is a share of the contribution at the poverty line, never of the chosen income, and
/// at face value also where the rest is discounted (Decree 159/2025, articles 5 to 7).
/// </summary>
internal static class VsiCalculation
{
    /// <summary>The quote, or why there is none: income out of bounds, too many missing months, no rule for the day.</summary>
    public static Result<Quote> Of(VsiQuoteInput input, RuleBook book)
    {
        var law = book.On(input.PaidOn);
        if (Refusal(input, law) is { } refusal) return refusal;

        var months = input.Method.Months() ?? input.BackpayMonths!.Value;
        var rate = law.Get(RuleTables.VsiRate).Share;
        var monthly = rate * input.ChosenIncome;
        var nominal = Dong.Round(monthly * months);
        var gross = Dong.Round(monthly * Weight(input.Method, months, law));
        var support = Support.Of(input, months, law);

        return new VsiQuote(
            NominalGross: nominal,
            Discount: Math.Max(0, nominal - gross),
            Surcharge: Math.Max(0, gross - nominal),
            StateSupport: support.State,
            LocalSupport: support.Local,
            PayerAmount: gross - support.State - support.Local,
            SupportedMonthsAdded: support.Months,
            SupportedMonthsUsedAfter: input.SupportedMonthsUsed + support.Months,
            Months: months,
            Explanation: VsiExplanation.Of(input, months, rate, nominal, gross, support, law),
            Rules: law.Used);
    }

    private static Failure? Refusal(VsiQuoteInput input, RulesOfDay law)
    {
        if (!law.Has(RuleTables.VsiRate, RuleTables.PovertyLine, RuleTables.CeilingMultiple, RuleTables.BaseSalary, RuleTables.BackpayMonths)) return Refusals.RulesMissing;
        if (input.SupportedMonthsUsed < 0) return Refusals.CountOutOfRange.At("supportedMonthsUsed");
        if (input.LocalSupportRate is < 0 or > 1) return Refusals.LocalRateOutOfRange;

        return OutOfBounds(input.ChosenIncome, law) ?? TooManyMissing(input, law) ?? NoFundRate(input.Method, law);
    }

    private static Failure? OutOfBounds(long income, RulesOfDay law)
    {
        var floor = law.Get(RuleTables.PovertyLine).Dong;
        if (income < floor) return Refusals.IncomeBelowFloor(floor);

        var ceiling = law.Get(RuleTables.CeilingMultiple).Count * law.Get(RuleTables.BaseSalary).Dong;
        return income > ceiling ? Refusals.IncomeAboveCeiling(ceiling) : null;
    }

    private static Failure? TooManyMissing(VsiQuoteInput input, RulesOfDay law)
    {
        if (input.Method != VsiMethod.Backpay) return null;
        if (input.BackpayMonths is not >= 1) return Refusals.CountOutOfRange.At("months");

        var most = law.Get(RuleTables.BackpayMonths).Count;
        return input.BackpayMonths > most ? Refusals.BackpayTooLong(most) : null;
    }

    private static Failure? NoFundRate(VsiMethod method, RulesOfDay law) =>
        NeedsFundRate(method) && law.Find(RuleTables.FundRate) is null ? Refusals.FundRateMissing : null;

    private static bool NeedsFundRate(VsiMethod method) => method == VsiMethod.Backpay || method.PrepaidYears() > 0;

    /// <summary>How many monthly amounts are due: discounted from the second month on, compounded from the first missing one.</summary>
    private static decimal Weight(VsiMethod method, int months, RulesOfDay law)
    {
        if (!NeedsFundRate(method)) return months;

        var growth = 1 + law.Get(RuleTables.FundRate).Share;
        return method == VsiMethod.Backpay
            ? Powers(growth).Skip(1).Take(months).Sum()
            : Powers(growth).Take(months).Sum(power => 1 / power);
    }

    private static IEnumerable<decimal> Powers(decimal factor)
    {
        for (var power = 1m; ; power *= factor) yield return power;
    }
}
