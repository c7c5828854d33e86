using System.Globalization;
using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Insurance.Domain.Quotes;

/// <summary>
/// Household health insurance: a rate of the base salary, less for each further member who joins under the household scheme
/// in the same calendar year, in order of payment. Each member's amount is rounded once.
/// </summary>
internal static class HhiCalculation
{
    /// <summary>The quote, or why there is none: nobody pays, no such term, no rule for the day.</summary>
    public static Result<Quote> Of(HhiQuoteInput input, RuleBook book)
    {
        var law = book.On(input.PaidOn);
        if (Refusal(input, law) is { } refusal) return refusal;

        var monthly = law.Get(RuleTables.HhiRate).Share * law.Get(RuleTables.BaseSalary).Dong;
        var members = Enumerable.Range(input.AlreadyPaidThisYear + 1, input.NewMembers)
            .Select(position => Member(position, monthly * input.Months, law))
            .ToList();
        var payer = members.Sum(member => member.Amount);
        return new HhiQuote(members, payer, Explain(input, members, payer, law), law.Used);
    }

    private static Failure? Refusal(HhiQuoteInput input, RulesOfDay law)
    {
        if (!law.Has(RuleTables.HhiRate, RuleTables.BaseSalary) || !law.Offer(RuleTables.HhiTier).Any()) return Refusals.RulesMissing;
        if (input.NewMembers < 1) return Refusals.NoMembers;
        if (input.NewMembers > MostMembers) return Refusals.CountOutOfRange.At("newMembers");
        if (input.AlreadyPaidThisYear is < 0 or > MostMembers) return Refusals.CountOutOfRange.At("householdSchemeMembersAlreadyPaidThisYear");
        if (input.InsuredOtherwise is < 0 or > MostMembers) return Refusals.CountOutOfRange.At("otherSchemeMembers");

        var term = input.Months.ToString(CultureInfo.InvariantCulture);
        return law.Offer(RuleTables.HhiTerm).All(row => row.Variant != term) ? Refusals.TermNotOffered : null;
    }

    // A house of more than a hundred is a typing error; the bound keeps an answer small.
    private const int MostMembers = 100;

    private static HhiQuoteMember Member(int position, decimal amountOfFirst, RulesOfDay law)
    {
        var tier = law.Note(Tier(position, law));
        return new(position, decimal.ToInt32(tier.Share * 100), Dong.Round(amountOfFirst * tier.Share));
    }

    /// <summary>The last tier holds for every later position.</summary>
    private static RuleRow Tier(int position, RulesOfDay law) =>
        law.Offer(RuleTables.HhiTier)
            .Select(row => (Row: row, From: int.Parse(row.Variant, CultureInfo.InvariantCulture)))
            .Where(tier => tier.From <= position)
            .MaxBy(tier => tier.From).Row;

    private static List<QuoteLine> Explain(HhiQuoteInput input, IReadOnlyList<HhiQuoteMember> members, long payer, RulesOfDay law)
    {
        var rate = law.Get(RuleTables.HhiRate).Share;
        var salary = law.Get(RuleTables.BaseSalary).Dong;
        List<QuoteLine> lines = [new("insurance.line-first-member", Dong.Round(rate * salary), rate, new Money(salary))];
        if (input.AlreadyPaidThisYear > 0) lines.Add(new("insurance.line-positions-taken", null, input.AlreadyPaidThisYear, input.AlreadyPaidThisYear + 1));
        if (input.InsuredOtherwise > 0) lines.Add(new("insurance.line-insured-otherwise", null, input.InsuredOtherwise));
        lines.AddRange(members.Select(member => new QuoteLine("insurance.line-member", member.Amount, member.Position, member.Percent / 100m, input.Months)));
        lines.Add(new("insurance.line-to-pay", payer));
        return lines;
    }
}
