using Campaigns.Kernel.Commands;
using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Tests.Domain;

public sealed class BreakdownTests
{
    [Fact]
    public void Parts_that_make_the_whole_are_taken()
    {
        var breakdown = Breakdown.Of(Some.Campaign(100), [Some.Unit("38/399", 60), Some.Unit("38/400", 40)]).Value;
        Assert.Equal([("399", 60), ("400", 40)], breakdown.Units.Select(u => (u.UnitCode, u.People)));
        Assert.Empty(breakdown.Months);
    }

    [Theory]
    [InlineData(39)]
    [InlineData(41)]
    public void Parts_that_miss_the_whole_by_one_are_a_conflict(int second) =>
        Refused("targets.targets-do-not-add-up", FailureKind.Conflict, [Some.Unit("38/399", 60), Some.Unit("38/400", second)]);

    [Fact]
    public void A_unit_with_only_months_has_their_sum()
    {
        var breakdown = Breakdown.Of(Some.Campaign(100), [Some.Month("38/399", "2019-01", 25), Some.Month("38/399", "2019-02", 35), Some.Unit("38/400", 40)]).Value;
        Assert.Equal([("400", 40), ("399", 60)], breakdown.Units.Select(u => (u.UnitCode, u.People)));
        Assert.Equal(2, breakdown.Months.Count);
    }

    [Fact]
    public void Months_that_miss_their_unit_are_a_conflict_though_the_units_make_the_whole() =>
        Refused("targets.targets-do-not-add-up", FailureKind.Conflict, [Some.Unit("38/399", 60), Some.Unit("38/400", 40), Some.Month("38/399", "2019-01", 59)]);

    [Fact]
    public void A_unit_within_another_would_count_its_people_twice() =>
        Refused("targets.unit-nested", FailureKind.Invalid, [Some.Unit("38/399", 60), Some.Unit("38/399/15865", 40)]);

    [Fact]
    public void A_unit_whose_code_begins_like_anothers_is_not_within_it() =>
        Assert.True(Breakdown.Of(Some.Campaign(100), [Some.Unit("38/39", 60), Some.Unit("38/399", 40)]).Succeeded);

    [Fact]
    public void A_unit_elsewhere_is_outside() => Refused("targets.unit-outside", FailureKind.Invalid, [Some.Unit("38/399", 60), Some.Unit("40/412", 40)]);

    [Theory]
    [InlineData("2018-12")]
    [InlineData("2020-01")]
    public void A_month_outside_the_targets_period_is_refused_even_within_the_campaign(string month) =>
        Refused("targets.month-outside", FailureKind.Invalid, [Some.Month("38/399", month, 100)]);

    [Fact]
    public void Every_broken_rule_is_told_with_its_place_before_the_sum_is_looked_at()
    {
        var failures = Breakdown.Of(Some.Campaign(100), [Some.Unit("38/399", 1), Some.Unit("40/412", 1), Some.Month("38/400", "2020-01", 1)]).Failures;
        Assert.Equal(["1.unitCode", "2.month"], failures.Select(f => f.Field));
    }

    [Theory]
    [InlineData(10, 3, new[] { 4, 3, 3 })]
    [InlineData(2, 3, new[] { 1, 1, 0 })]
    [InlineData(9, 3, new[] { 3, 3, 3 })]
    public void Even_parts_make_the_whole(int whole, int parts, int[] expected) => Assert.Equal(expected, Breakdown.Even(whole, parts));

    private static void Refused(string code, FailureKind kind, IReadOnlyList<Part> parts)
    {
        var failure = Breakdown.Of(Some.Campaign(100), parts).Failures[0];
        Assert.Equal((code, kind), (failure.Code, failure.Kind));
    }
}
