using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Values;

namespace Campaigns.Insurance.Domain.Quotes;

/// <summary>The arithmetic of a quote as people read it: contribution, interest, support of state and province, to pay.</summary>
internal static class VsiExplanation
{
    public static IReadOnlyList<QuoteLine> Of(
        VsiQuoteInput input, int months, decimal rate, long nominal, long gross, Support support, RulesOfDay law)
    {
        List<QuoteLine> lines = [new("insurance.line-gross", nominal, rate, new Money(input.ChosenIncome), months)];
        if (gross != nominal) lines.Add(Interest(nominal, gross, law));
        lines.Add(StateSupport(support, rate, law));
        if (support.Local > 0) lines.Add(new("insurance.line-local-support", -support.Local, support.LocalRate, support.Months));
        lines.Add(new("insurance.line-to-pay", gross - support.State - support.Local));
        return lines;
    }

    private static QuoteLine Interest(long nominal, long gross, RulesOfDay law) =>
        new(gross < nominal ? "insurance.line-discount" : "insurance.line-surcharge", gross - nominal, law.Get(RuleTables.FundRate).Share);

    private static QuoteLine StateSupport(Support support, decimal rate, RulesOfDay law) => support switch
    {
        { Group: null } => new("insurance.line-no-support-yet", 0),
        { Months: 0 } => new("insurance.line-support-used-up", 0, law.Get(RuleTables.SupportMonths).Count),
        _ => new("insurance.line-state-support", -support.State, support.Group.Share, rate, new Money(law.Get(RuleTables.PovertyLine).Dong), support.Months),
    };
}
