using Campaigns.Runtime.Backup;
using Xunit;

namespace Campaigns.Runtime.Tests;

/// <summary>Which backups stay.</summary>
public sealed class RotationTests
{
    private static readonly DateTimeOffset Last = new(2026, 11, 24, 19, 0, 0, TimeSpan.Zero); // 02:00 of the 25th in Vietnam, a Wednesday.

    private static List<DateTimeOffset> Kept(int nights, Rotation rule) => [.. rule.Keep(Enumerable.Range(0, nights).Select(n => Last.AddDays(-n))).OrderDescending()];

    [Fact]
    public void Two_years_of_nights_leave_seven_days_four_weeks_and_twelve_months()
    {
        var kept = Kept(730, new(7, 4, 12));
        Assert.Equal(Enumerable.Range(0, 7).Select(n => Last.AddDays(-n)), kept.Take(7));

        // Sundays of the two weeks before those seven days, then the last nights of the months before.
        Assert.Equal([Last.AddDays(-10), Last.AddDays(-17)], kept.Skip(7).Take(2));
        Assert.Equal(7 + 2 + 11, kept.Count);
        Assert.Equal(new DateTimeOffset(2025, 12, 30, 19, 0, 0, TimeSpan.Zero), kept[^1]);
    }

    [Fact]
    public void Of_several_on_one_day_the_newest_stays() =>
        Assert.Equal([Last.AddHours(2)], new Rotation(1, 0, 0).Keep([Last, Last.AddHours(2), Last.AddHours(1)]));

    [Fact]
    public void A_gap_costs_no_backup() => Assert.Equal(2, new Rotation(2, 0, 0).Keep([Last, Last.AddDays(-40), Last.AddDays(-41)]).Count);

    [Fact]
    public void Nothing_wanted_keeps_nothing() => Assert.Empty(Kept(3, new(0, 0, 0)));
}
