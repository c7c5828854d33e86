using Campaigns.Insurance.Domain.Rules;

namespace Campaigns.Insurance.Domain.Quotes;

/// <summary>What state and province pay for a person, and for how many of the months.</summary>
/// <param name="Group">The row whose rate counted; null before support existed.</param>
/// <param name="Months">Months with support, at most what is left of the person's life count.</param>
/// <param name="State">Đồng.</param>
/// <param name="Local">Đồng.</param>
/// <param name="LocalRate">The province's share; 0 for none.</param>
internal sealed record Support(RuleRow? Group, int Months, long State, long Local, decimal LocalRate)
{
    public static Support Of(VsiQuoteInput input, int months, RulesOfDay law)
    {
        if (Highest(input.Groups, law) is not { } group || law.Find(RuleTables.SupportMonths) is not { } cap)
            return new(null, 0, 0, 0, 0);

        var supported = Math.Clamp(cap.Count - input.SupportedMonthsUsed, 0, months);
        var contributionAtLine = law.Get(RuleTables.VsiRate).Share * law.Get(RuleTables.PovertyLine).Dong;
        // State and province together never pay more than the contribution at the poverty line, so nobody is owed money.
        var local = Math.Min(LocalRateOf(input, law), 1 - group.Share);
        return new(group, supported, Dong.Round(contributionAtLine * group.Share * supported), Dong.Round(contributionAtLine * local * supported), local);
    }

    /// <summary>Of all groups only the highest rate counts; a group without a row that day counts as other.</summary>
    private static RuleRow? Highest(IReadOnlyList<SupportGroup> groups, RulesOfDay law)
    {
        var offered = law.Offer(RuleTables.SupportRate).ToDictionary(row => row.Variant);
        var highest = groups.Append(SupportGroup.Other)
            .Select(group => offered.GetValueOrDefault(group.Code()))
            .Where(row => row is not null)
            .MaxBy(row => row!.Share);
        return highest is null ? null : law.Note(highest);
    }

    private static decimal LocalRateOf(VsiQuoteInput input, RulesOfDay law) =>
        input.LocalSupportRate ?? law.Find(RuleTables.LocalSupportRate)?.Share ?? 0;
}
