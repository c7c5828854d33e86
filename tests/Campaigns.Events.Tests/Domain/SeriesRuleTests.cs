using Campaigns.Events.Features.PlanMany;

namespace Campaigns.Events.Tests.Domain;

/// <summary>Rules of RFC 5545 as days, with exceptions, and what is refused.</summary>
public sealed class SeriesRuleTests
{
    private static readonly DateOnly First = new(2026, 3, 14); // A Saturday.

    [Fact]
    public void Weekly_four_times_without_one_day_is_three_days()
    {
        var days = SeriesRule.Days("FREQ=WEEKLY;COUNT=4", First, [new(2026, 3, 28)]);
        Assert.Equal([new(2026, 3, 14), new(2026, 3, 21), new(2026, 4, 4)], days.Value);
    }

    [Fact]
    public void The_second_saturday_of_each_month_until_a_day() =>
        Assert.Equal([new(2026, 3, 14), new(2026, 4, 11), new(2026, 5, 9)], SeriesRule.Days("RRULE:FREQ=MONTHLY;BYDAY=2SA;UNTIL=20260531", First, []).Value);

    [Theory]
    [InlineData("FREQ=DAILY;COUNT=10000", "events.rule-too-many-days")]
    [InlineData("FREQ=WEEKLY", "events.rule-too-many-days")] // Without an end.
    [InlineData("FREQ=SECONDLY;COUNT=3", "events.rule-too-fast")]
    [InlineData("every week", "events.rule-unreadable")]
    [InlineData("", "events.rule-unreadable")]
    [InlineData(null, "events.rule-unreadable")]
    [InlineData("FREQ=WEEKLY;COUNT=abc", "events.rule-unreadable")]
    [InlineData("FREQ=NEVER;COUNT=3", "events.rule-unreadable")]
    public void What_cannot_be_a_series_is_refused(string? rule, string code) => Assert.Equal(code, SeriesRule.Days(rule, First, []).Failures.Single().Code);

    [Theory]
    [InlineData("week", "2", "2026-03-21,2026-03-28")]
    [InlineData("fortnight", "2", "2026-03-28,2026-04-11")]
    [InlineData("month-weekday", "2", "2026-04-11,2026-05-09")] // The second Saturday.
    [InlineData("month-day", "2", "2026-04-14,2026-05-14")]
    [InlineData("week", "0", "events.times-out-of-range")]
    [InlineData("week", "101", "events.times-out-of-range")]
    [InlineData("week", "mười", "events.times-out-of-range")]
    [InlineData("year", "2", "events.rule-unreadable")]
    [InlineData(null, null, "events.times-out-of-range")]
    public void How_often_is_said_in_words_too(string? every, string? times, string days)
    {
        var rule = SeriesRule.Of(every, times, First);
        Assert.Equal(days, rule.Succeeded ? string.Join(',', SeriesRule.Days(rule.Value, First, []).Value.Skip(1).Select(d => d.ToString("yyyy-MM-dd"))) : rule.Failures.Single().Code);
    }

    [Fact]
    public void The_last_weekday_of_a_month_is_the_last_of_the_next() =>
        Assert.Equal(new DateOnly(2026, 4, 25), SeriesRule.Days(SeriesRule.Of("month-weekday", "1", new(2026, 3, 28)).Value, new(2026, 3, 28), []).Value[1]);

    [Fact]
    public void A_day_that_never_comes_is_not_looked_for_for_ever() => Assert.False(SeriesRule.Days("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", First, []).Succeeded);
}
