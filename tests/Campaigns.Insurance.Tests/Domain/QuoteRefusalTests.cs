using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Quotes;

namespace Campaigns.Insurance.Tests.Domain;

public sealed class QuoteRefusalTests
{
    private static readonly DateOnly March2026 = new(2026, 3, 2);
    private static readonly VsiQuoteInput Month = new(March2026, VsiMethod.M1, 1_500_000, [SupportGroup.Other]);

    [Theory]
    [InlineData(1_499_999, "INCOME_BELOW_FLOOR")]
    [InlineData(1_500_000, null)]
    [InlineData(46_800_000, null)]
    [InlineData(46_800_001, "INCOME_ABOVE_CEILING")]
    public void The_income_lies_between_floor_and_ceiling_both_included(long income, string? code) =>
        Assert.Equal(code, CodeOf(Month with { ChosenIncome = income }));

    [Theory]
    [InlineData(60, null)]
    [InlineData(61, "BACKPAY_TOO_LONG")]
    [InlineData(0, "COUNT_OUT_OF_RANGE")]
    [InlineData(null, "COUNT_OUT_OF_RANGE")]
    public void At_most_sixty_missing_months_are_paid_at_once(int? months, string? code) =>
        Assert.Equal(code, CodeOf(Month with { Method = VsiMethod.Backpay, BackpayMonths = months, SupportedMonthsUsed = 120 }));

    [Theory]
    [InlineData("2025-12-31", "FUND_RATE_MISSING")]
    [InlineData("2026-01-01", null)]
    [InlineData("2027-01-01", "FUND_RATE_MISSING")]
    public void Paying_ahead_needs_the_fund_rate_of_the_year(string day, string? code) =>
        Assert.Equal(code, CodeOf(Month with { PaidOn = DateOnly.Parse(day), Method = VsiMethod.Prepay2Y, ChosenIncome = 3_000_000 }));

    [Fact]
    public void A_day_without_rules_is_refused() => Assert.Equal("RULES_MISSING", CodeOf(Month with { PaidOn = new(2010, 1, 1) }));

    [Theory]
    [InlineData("-0.1")]
    [InlineData("1.1")]
    public void Local_support_is_a_share(string rate) =>
        Assert.Equal("LOCAL_RATE_OUT_OF_RANGE", CodeOf(Month with { LocalSupportRate = decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture) }));

    [Theory]
    [InlineData(4, 1, "TERM_NOT_OFFERED")]
    [InlineData(6, 0, "NO_MEMBERS")]
    [InlineData(6, 101, "COUNT_OUT_OF_RANGE")]
    [InlineData(6, 1, null)]
    public void A_health_card_runs_for_an_offered_term_and_for_somebody(int months, int members, string? code) =>
        Assert.Equal(code, CodeOf(new HhiQuoteInput(March2026, months, members)));

    private static string? CodeOf(QuoteInput input) =>
        Shipped.Book.Quote(input) is { Succeeded: false } refused ? Refusals.LawCode(refused.Failures[0]) : null;
}
