using Campaigns.Insurance.Domain.Quotes;

namespace Campaigns.Insurance.Domain.Enrolments;

/// <summary>
/// What a quote was made from and came to, kept with an enrolment and again with each payment: what was paid is never
/// recalculated, so the rows used must stay readable.
/// </summary>
internal sealed record QuoteSnapshot(
    DateOnly PaidOn,
    long PayerAmount,
    long StateSupport,
    long LocalSupport,
    int SupportedMonths,
    int Months,
    string? Method,
    long? ChosenIncome,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Rules)
{
    /// <summary>Health cards only: members who pay, and members who paid before them this year.</summary>
    public int? Members { get; init; }
    public int? MembersBefore { get; init; }

    public static readonly QuoteSnapshot None = new(default, 0, 0, 0, 0, 0, null, null, [], []);

    public static QuoteSnapshot Of(QuoteInput input, Quote quote)
    {
        var rules = quote.Rules.Select(row => row.Key).ToList();
        return (input, quote) switch
        {
            (VsiQuoteInput vsi, VsiQuote paid) => new(
                vsi.PaidOn, paid.PayerAmount, paid.StateSupport, paid.LocalSupport, paid.SupportedMonthsAdded, paid.Months,
                vsi.Method.Code(), vsi.ChosenIncome, vsi.Groups.Select(group => group.Code()).ToList(), rules),
            (HhiQuoteInput hhi, HhiQuote paid) => new(hhi.PaidOn, paid.PayerAmount, 0, 0, 0, hhi.Months, null, null, [], rules)
            {
                Members = hhi.NewMembers,
                MembersBefore = hhi.AlreadyPaidThisYear,
            },
            _ => throw new InvalidOperationException("Question and quote are of two products."),
        };
    }
}
