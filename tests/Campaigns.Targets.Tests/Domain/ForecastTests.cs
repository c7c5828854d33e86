using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Tests.Domain;

public sealed class ForecastTests
{
    [Fact]
    public void Five_weeks_are_too_few_to_say_anything() => Assert.Equal(Forecast.None, Forecast.Of(100, [1, 2, 3, 4, 5], 70));

    [Fact]
    public void A_steady_pace_goes_on_without_any_range() => Assert.Equal(new Forecast(200, 200, 200), Forecast.Of(100, [10, 10, 10, 10, 10, 10], 70));

    // By hand: weeks 90, 110 in turn, n = 8, m = 100, s² = 800/7, h = 10: mid 1500; reach = 1.4149 · 10.690 · √(10 + 100/8) = 71.75.
    [Fact]
    public void The_range_is_that_of_the_formula() => Assert.Equal(new Forecast(1428, 1500, 1572), Forecast.Of(500, [90, 110, 90, 110, 90, 110, 90, 110], 70));

    [Fact]
    public void Only_the_last_eight_weeks_are_looked_at() =>
        Assert.Equal(Forecast.Of(0, [10, 10, 10, 10, 10, 10, 10, 10], 7), Forecast.Of(0, [9_999, 10, 10, 10, 10, 10, 10, 10, 10], 7));

    [Fact]
    public void The_low_end_is_never_below_what_is_there() => Assert.Equal(50, Forecast.Of(50, [0, 0, 0, 0, 0, 700], 7).Low);

    [Fact]
    public void After_the_last_day_there_is_nothing_to_foretell() => Assert.Equal(new Forecast(123, 123, 123), Forecast.Of(123, [], 0));

    [Fact]
    public void Full_weeks_run_from_Monday_to_Sunday_and_end_by_the_day()
    {
        // 28/04/2019 was a Sunday.
        Assert.Equal(Some.Day("2019-04-28"), Forecast.FullWeeks(Some.Day("2018-10-01"), Some.Day("2019-04-30"))[^1].Sunday);
        Assert.Equal(Some.Day("2019-04-28"), Forecast.FullWeeks(Some.Day("2018-10-01"), Some.Day("2019-04-28"))[^1].Sunday);
        Assert.Equal(Some.Day("2019-04-21"), Forecast.FullWeeks(Some.Day("2018-10-01"), Some.Day("2019-04-27"))[^1].Sunday);
        Assert.Equal(Some.Day("2019-03-04"), Forecast.FullWeeks(Some.Day("2018-10-01"), Some.Day("2019-04-30"))[0].Monday);
    }

    [Fact]
    public void A_week_begun_before_the_campaign_is_not_full()
    {
        // 2026 begins on a Thursday: the first full week is 5 to 11 January.
        var weeks = Forecast.FullWeeks(Some.Day("2026-01-01"), Some.Day("2026-03-02"));
        Assert.Equal((8, Some.Day("2026-01-05")), (weeks.Count, weeks[0].Monday));
        Assert.Equal(5, Forecast.FullWeeks(Some.Day("2026-01-01"), Some.Day("2026-02-14")).Count);
    }
}
