using Campaigns.Insurance.Domain.Rules;

namespace Campaigns.Insurance.Domain.Quotes;

/// <summary>What is to be paid, how it came about, and the rows it was made from. Amounts are whole đồng.</summary>
internal abstract record Quote(long PayerAmount, IReadOnlyList<QuoteLine> Explanation, IReadOnlyList<RuleRow> Rules);

/// <summary>PayerAmount = NominalGross - Discount + Surcharge - StateSupport - LocalSupport, always.</summary>
internal sealed record VsiQuote(
    long NominalGross,
    long Discount,
    long Surcharge,
    long StateSupport,
    long LocalSupport,
    long PayerAmount,
    int SupportedMonthsAdded,
    int SupportedMonthsUsedAfter,
    int Months,
    IReadOnlyList<QuoteLine> Explanation,
    IReadOnlyList<RuleRow> Rules) : Quote(PayerAmount, Explanation, Rules);

internal sealed record HhiQuote(
    IReadOnlyList<HhiQuoteMember> Members,
    long PayerAmount,
    IReadOnlyList<QuoteLine> Explanation,
    IReadOnlyList<RuleRow> Rules) : Quote(PayerAmount, Explanation, Rules);

/// <param name="Position">1 is the first member of the house to pay this calendar year.</param>
/// <param name="Percent">Of the first member's amount.</param>
/// <param name="Amount">Đồng for the whole term.</param>
internal sealed record HhiQuoteMember(int Position, int Percent, long Amount);

/// <summary>One step of the arithmetic: a text key with its values in order (money, shares, counts) and what it comes to.</summary>
internal sealed record QuoteLine(string Key, long? Amount, params IReadOnlyList<object> Values);
