using Campaigns.Insurance.Domain.Quotes;

namespace Campaigns.Insurance.Tests.Domain;

public sealed class SupportTests
{
    private static readonly VsiQuoteInput Month = new(new(2026, 3, 2), VsiMethod.M1, 1_500_000, [SupportGroup.Other]);

    [Theory]
    [InlineData(nameof(SupportGroup.Poor), 165_000)]
    [InlineData(nameof(SupportGroup.IslandCommune), 165_000)]
    [InlineData(nameof(SupportGroup.NearPoor), 132_000)]
    [InlineData(nameof(SupportGroup.EthnicMinority), 99_000)]
    [InlineData(nameof(SupportGroup.Other), 66_000)]
    public void Each_group_has_its_rate(string group, long expected) => Assert.Equal(expected, Vsi(Month with { Groups = [Enum.Parse<SupportGroup>(group)] }).StateSupport);

    [Theory]
    [InlineData(nameof(SupportGroup.Poor), 242_000)]
    [InlineData(nameof(SupportGroup.Other), 96_800)]
    public void Support_rises_with_the_poverty_line_of_2027(string group, long expected) =>
        Assert.Equal(expected, Vsi(Month with { PaidOn = new(2027, 1, 1), ChosenIncome = 2_200_000, Groups = [Enum.Parse<SupportGroup>(group)] }).StateSupport);

    [Fact]
    public void Before_2018_there_was_no_support_and_no_month_is_used_up()
    {
        var quote = Vsi(new(new(2017, 12, 31), VsiMethod.M3, 700_000, [SupportGroup.Poor]));
        Assert.Equal((0, 0, 462_000), (quote.StateSupport, quote.SupportedMonthsAdded, quote.PayerAmount));
    }

    [Fact]
    public void Without_a_group_a_person_counts_as_other() => Assert.Equal(66_000, Vsi(Month with { Groups = [] }).StateSupport);

    [Fact]
    public void The_province_may_add_its_own_share()
    {
        var quote = Vsi(Month with { LocalSupportRate = 0.10m });
        Assert.Equal((66_000, 33_000, 231_000), (quote.StateSupport, quote.LocalSupport, quote.PayerAmount));
    }

    [Fact]
    public void State_and_province_together_never_pay_more_than_the_contribution()
    {
        var quote = Vsi(Month with { Groups = [SupportGroup.Poor], LocalSupportRate = 0.80m });
        Assert.Equal((165_000, 165_000, 0), (quote.StateSupport, quote.LocalSupport, quote.PayerAmount));
    }

    [Theory]
    [InlineData("2026-12-30", "2026-12-31")]
    [InlineData("2026-03-02", "2026-06-30")]
    [InlineData("2027-01-01", null)]
    public void An_unpaid_quote_holds_until_the_eve_of_the_next_change(string day, string? until) =>
        Assert.Equal(until is null ? null : DateOnly.Parse(until), Shipped.Book.QuoteHoldsUntil(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-03-01", "2026-03-20", "2026-03-21")] // renewed before it ends
    [InlineData("2026-03-01", "2026-03-01", "2026-03-02")]
    [InlineData("2026-03-01", "2026-02-10", "2026-03-01")] // short gap: from the payment, not backdated
    [InlineData("2026-03-01", "2025-12-02", "2026-03-01")] // 89 days
    [InlineData("2026-03-01", "2025-12-01", "2026-03-31")] // 90 days
    [InlineData("2026-03-01", null, "2026-03-31")]
    public void A_health_card_starts_when_the_law_says(string paidOn, string? lastEnds, string expected) =>
        Assert.Equal(
            DateOnly.Parse(expected),
            HealthCard.StartsOn(DateOnly.Parse(paidOn), lastEnds is null ? null : DateOnly.Parse(lastEnds), Shipped.Book).Value);

    private static VsiQuote Vsi(VsiQuoteInput input) => (VsiQuote)Shipped.Book.Quote(input).Value;
}
