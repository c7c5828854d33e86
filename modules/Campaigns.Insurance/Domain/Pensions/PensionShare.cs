using Campaigns.Insurance.Domain.Rules;

namespace Campaigns.Insurance.Domain.Pensions;

/// <summary>The pension as a share of the income: a first share at the first years, smaller steps for men up to a year, then full steps.</summary>
internal static class PensionShare
{
    public static decimal Of(Sex sex, int years, RulesOfDay law)
    {
        var variant = sex.ToString().ToUpperInvariant();
        var firstYears = law.Get(RuleTables.PensionStartYears, variant).Count;
        if (years < firstYears) return 0;

        var early = law.Find(RuleTables.PensionEarlyStep, variant);
        var fullFrom = law.Find(RuleTables.PensionEarlyUntil, variant)?.Count ?? firstYears;
        var earlyYears = Math.Min(years, fullFrom) - firstYears;
        var fullYears = Math.Max(0, years - fullFrom);

        var share = law.Get(RuleTables.PensionStartShare, variant).Share
            + earlyYears * (early?.Share ?? 0)
            + fullYears * law.Get(RuleTables.PensionStep).Share;
        return Math.Min(share, law.Get(RuleTables.PensionMaxShare).Share);
    }
}
