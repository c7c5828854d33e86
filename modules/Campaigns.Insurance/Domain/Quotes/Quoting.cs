using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Commands;

namespace Campaigns.Insurance.Domain.Quotes;

/// <summary>One door to both products.</summary>
internal static class Quoting
{
    public static Result<Quote> Quote(this RuleBook book, QuoteInput input) => input switch
    {
        VsiQuoteInput vsi => VsiCalculation.Of(vsi, book),
        HhiQuoteInput hhi => HhiCalculation.Of(hhi, book),
        _ => throw new InvalidOperationException($"No calculation for {input.GetType().Name}."),
    };

    private static readonly string[] WhatMovesAPayment =
        [RuleTables.BaseSalary, RuleTables.PovertyLine, RuleTables.VsiRate, RuleTables.SupportRate, RuleTables.CeilingMultiple, RuleTables.HhiRate, RuleTables.HhiTier];

    /// <summary>The last day on which an unpaid quote still holds, as far as is known: the eve of the next change.</summary>
    public static DateOnly? QuoteHoldsUntil(this RuleBook book, DateOnly day) => book.NextChange(day, WhatMovesAPayment)?.AddDays(-1);
}
