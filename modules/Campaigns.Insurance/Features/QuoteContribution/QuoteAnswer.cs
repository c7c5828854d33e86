using Campaigns.Insurance.Domain.Quotes;

namespace Campaigns.Insurance.Features.QuoteContribution;

/// <summary>
/// A quote as it goes out. For VSI payerAmount = nominalGross - discount + surcharge - stateSupport - localSupport; for HHI it is
/// the sum of the lines. Amounts are whole đồng.
/// </summary>
internal sealed record QuoteAnswer
{
    public string Status => "OK";
    public long? NominalGross { get; private init; }
    public long? Discount { get; private init; }
    public long? Surcharge { get; private init; }
    public long? StateSupport { get; private init; }
    public long? LocalSupport { get; private init; }
    public IReadOnlyList<HhiQuoteMember>? Lines { get; private init; }
    public long PayerAmount { get; private init; }
    public int? SupportedMonthsAdded { get; private init; }
    public int? SupportedMonthsUsedAfter { get; private init; }
    public IReadOnlyList<ExplanationLine> Explanation { get; private init; } = [];
    public IReadOnlyList<RuleSource> Rules { get; private init; } = [];

    /// <param name="quote">The quote.</param>
    /// <param name="words">Turns a line into a sentence in the reader's language.</param>
    public static QuoteAnswer Of(Quote quote, Func<QuoteLine, string> words)
    {
        var answer = quote switch
        {
            VsiQuote vsi => Of(vsi),
            HhiQuote hhi => new QuoteAnswer { Lines = hhi.Members },
            _ => throw new InvalidOperationException($"No answer for {quote.GetType().Name}."),
        };
        return answer with
        {
            PayerAmount = quote.PayerAmount,
            Explanation = quote.Explanation.Select(line => new ExplanationLine(words(line), line.Amount)).ToList(),
            Rules = quote.Rules.Select(row => new RuleSource(row.Document, row.From)).Distinct().ToList(),
        };
    }

    private static QuoteAnswer Of(VsiQuote vsi) => new()
    {
        NominalGross = vsi.NominalGross,
        Discount = vsi.Discount,
        Surcharge = vsi.Surcharge,
        StateSupport = vsi.StateSupport,
        LocalSupport = vsi.LocalSupport,
        SupportedMonthsAdded = vsi.SupportedMonthsAdded,
        SupportedMonthsUsedAfter = vsi.SupportedMonthsUsedAfter,
    };
}

/// <summary>One step of the arithmetic in words, and what it comes to.</summary>
internal sealed record ExplanationLine(string Text, long? Amount);

/// <summary>A document that counted, and the day from which its value applies.</summary>
internal sealed record RuleSource(string Source, DateOnly ValidFrom);
