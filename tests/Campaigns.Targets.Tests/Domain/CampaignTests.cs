using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.ShowProgress;

namespace Campaigns.Targets.Tests.Domain;

public sealed class CampaignTests
{
    [Theory]
    [InlineData("2018-09-30", "targets.target-period-outside")]
    [InlineData("2020-01-01", "targets.target-period-outside")]
    [InlineData("2018-10-01", null)]
    [InlineData("2019-12-31", null)]
    public void The_targets_period_lies_within_the_campaign(string targetFrom, string? refusal) =>
        Assert.Equal(refusal, Campaign.Plan(Some.Facts(targetFrom: targetFrom)).Failures.FirstOrDefault()?.Code);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000_001)]
    public void A_target_is_a_number_of_people(int target) => Assert.Equal("targets.target-out-of-range", Campaign.Plan(Some.Facts(target)).Failures[0].Code);

    [Fact]
    public void A_campaign_of_one_day_is_one() =>
        Assert.True(Campaign.Plan(Some.Facts(startsOn: "2019-05-01", targetFrom: "2019-05-01", endsOn: "2019-05-01")).Succeeded);

    [Fact]
    public void The_first_version_holds_from_the_targets_first_day_and_a_later_one_from_today()
    {
        var campaign = Some.Campaign();
        Assert.Equal(Some.Day("2019-01-01"), campaign.UsualEffectiveFrom(Some.Day("2019-04-30")));
        campaign.NextVersion();
        Assert.Equal(Some.Day("2019-04-30"), campaign.UsualEffectiveFrom(Some.Day("2019-04-30")));
        Assert.Equal(Some.Day("2019-01-01"), campaign.UsualEffectiveFrom(Some.Day("2018-11-01")));
        Assert.Equal(Some.Day("2019-12-31"), campaign.UsualEffectiveFrom(Some.Day("2026-03-02")));
    }

    [Theory]
    [InlineData(7_090, 10_000, "70.9")]
    [InlineData(1_842, 10_000, "18.4")]
    [InlineData(125, 10_000, "1.3")] // 1.25 away from zero
    [InlineData(5, 0, null)]
    [InlineData(5, null, null)]
    [InlineData(11_000, 10_000, "110.0")]
    public void Percent_has_one_decimal_half_away_from_zero(int actual, int? target, string? percent) =>
        Assert.Equal(percent is null ? (decimal?)null : decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), Progress.PercentOf(actual, target));
}
