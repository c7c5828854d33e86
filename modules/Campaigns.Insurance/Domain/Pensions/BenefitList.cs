using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Values;

namespace Campaigns.Insurance.Domain.Pensions;

/// <summary>What the rules of a day give, each with its source; a benefit without a rule that day is left out.</summary>
internal static class BenefitList
{
    public static IReadOnlyList<Benefit> Of(RulesOfDay law, long pension)
    {
        List<Benefit> benefits = [new("insurance.benefit-pension", law.Get(RuleTables.PensionMinYears), new Money(pension))];
        if (law.Find(RuleTables.PensionHealthCard) is { } card) benefits.Add(new("insurance.benefit-health-card", card, card.Share));
        if (law.Find(RuleTables.MaternityGrant) is { } grant && law.Find(RuleTables.MaternityMonths) is { } months)
            benefits.Add(new("insurance.benefit-childbirth", grant, new Money(grant.Dong), months.Count));
        if (law.Find(RuleTables.FuneralMultiple) is { } times && law.Find(RuleTables.FuneralMonths) is { } after)
            benefits.Add(new("insurance.benefit-funeral", times, new Money(times.Count * law.Get(RuleTables.BaseSalary).Dong), after.Count));
        if (law.Find(RuleTables.SurvivorMonths) is { } survivors) benefits.Add(new("insurance.benefit-survivors", survivors, survivors.Count));
        return benefits;
    }
}
