using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Tests.Domain;

public sealed class PaceTests
{
    [Fact]
    public void A_steady_month_was_foretold_as_it_came()
    {
        var month = new Pace(Some.Campaign(), Steady(10), Some.Day("2019-04-30")).LastMonth()!;
        Assert.Equal(new ForetoldMonth(Some.Day("2019-04-01"), 300, 300), month);
    }

    [Fact]
    public void A_month_is_full_on_its_last_day_and_not_before() =>
        Assert.Equal(Some.Day("2019-03-01"), new Pace(Some.Campaign(), Steady(10), Some.Day("2019-04-29")).LastMonth()!.Month);

    [Fact]
    public void Nothing_is_told_of_a_month_too_early_to_be_foretold() =>
        Assert.Null(new Pace(Some.Campaign(), Steady(10), Some.Day("2018-11-30")).LastMonth());

    [Fact]
    public void What_came_before_the_targets_period_feeds_the_pace_but_not_the_count()
    {
        // Asked on 31/12/2018: nobody counts yet, 365 days of ten are to come.
        Assert.Equal(new Forecast(3650, 3650, 3650), new Pace(Some.Campaign(), Steady(10), Some.Day("2018-12-31")).Forecast());
    }

    [Theory]
    [InlineData("2019-01-10", 1_000, "2019-04-10")] // 100 there, ten a day: 90 days to go
    [InlineData("2019-01-10", 100, null)] // reached
    [InlineData("2019-01-10", 3_651, null)] // not within the year
    [InlineData("2019-01-10", 3_650, "2019-12-31")] // on the last day
    [InlineData("2018-10-10", 1_000, null)] // too early to say
    public void The_day_of_the_target_follows_the_pace(string asOf, int target, string? day) =>
        Assert.Equal(day is null ? null : Some.Day(day), new Pace(Some.Campaign(), Steady(10), Some.Day(asOf)).Reaches(target));

    private static Days Steady(int perDay) =>
        new(Enumerable.Range(0, 400).ToDictionary(i => Some.Day("2018-10-01").AddDays(i), _ => perDay));
}
