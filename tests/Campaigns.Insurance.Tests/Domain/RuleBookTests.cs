using Campaigns.Insurance.Domain.Rules;

namespace Campaigns.Insurance.Tests.Domain;

public sealed class RuleBookTests
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    [Fact]
    public void The_shipped_rules_are_usable() => Assert.True(Shipped.Book.Rows.Count > 100);

    [Fact]
    public void Every_table_but_local_support_ships_with_rows() =>
        Assert.Equal([RuleTables.LocalSupportRate], RuleTables.All.Except(Shipped.Book.Rows.Select(row => row.Table)));

    [Fact]
    public void A_value_without_proof_is_marked()
    {
        var step = Shipped.Book.Find(RuleTables.IncomeStep, new(2026, 3, 2));
        Assert.Equal(RuleStatus.Unverified, step!.Status);
    }

    [Theory]
    [InlineData("2018-06-30", 1_300_000)]
    [InlineData("2018-07-01", 1_390_000)]
    [InlineData("2020-07-01", 1_490_000)] // the rise announced for that day never came
    [InlineData("2026-06-30", 2_340_000)]
    [InlineData("2026-07-01", 2_530_000)]
    public void The_base_salary_changes_at_midnight(string day, long expected) =>
        Assert.Equal(expected, Shipped.Book.Find(RuleTables.BaseSalary, DateOnly.Parse(day))!.Dong);

    [Fact]
    public void A_day_before_the_first_row_has_no_value() =>
        Assert.Null(Shipped.Book.Find(RuleTables.BaseSalary, new(2010, 1, 1)));

    [Theory]
    [InlineData("2026-12-30", "2027-01-01")]
    [InlineData("2027-01-01", null)]
    public void The_next_change_of_the_floor_is_known(string day, string? expected) =>
        Assert.Equal(expected is null ? null : DateOnly.Parse(expected), Shipped.Book.NextChange(DateOnly.Parse(day), RuleTables.PovertyLine));

    [Fact]
    public void A_new_document_with_the_old_value_is_no_change() =>
        Assert.Null(Shipped.Book.NextChange(new(2025, 1, 1), RuleTables.VsiRate));

    [Fact]
    public void Rows_that_overlap_are_refused() => Refused("overlaps", Row(Start, Start.AddDays(10)), Row(Start.AddDays(10), null));

    [Fact]
    public void A_row_after_an_open_one_is_refused() => Refused("overlaps", Row(Start, null), Row(Start.AddDays(10), null));

    [Fact]
    public void A_gap_is_refused() => Refused("gap", Row(Start, Start.AddDays(9)), Row(Start.AddDays(11), null));

    [Fact]
    public void A_row_that_ends_before_it_starts_is_refused() => Refused("ends before", Row(Start, Start.AddDays(-1)));

    [Fact]
    public void An_unknown_table_is_refused() => Refused("no such table", Row(Start, null) with { Table = "tax" });

    [Theory]
    [InlineData("1.500.000")]
    [InlineData("-1")]
    [InlineData("")]
    public void A_value_that_is_no_money_is_refused(string value) => Refused("is not a dong", Row(Start, null) with { Value = value });

    [Fact]
    public void A_share_above_one_is_refused() =>
        Refused("is not a share", Row(Start, null) with { Table = RuleTables.VsiRate, Value = "22" });

    [Fact]
    public void A_row_without_a_document_is_refused() => Refused("names no document", Row(Start, null) with { Document = " " });

    private static void Refused(string why, params RuleRow[] rows)
    {
        var refused = Assert.Throws<InvalidRuleBookException>(() => new RuleBook(rows));
        Assert.Contains(refused.Faults, fault => fault.Contains(why, StringComparison.Ordinal));
    }

    private static RuleRow Row(DateOnly from, DateOnly? to) => new(RuleTables.BaseSalary, "", from, to, "1490000", "38/2019", RuleStatus.Verified);
}
