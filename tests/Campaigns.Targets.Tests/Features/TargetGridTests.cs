using Campaigns.Targets.Features;
using Campaigns.Targets.Features.SetTargets;

namespace Campaigns.Targets.Tests.Features;

public sealed class TargetGridTests
{
    private static readonly DateOnly January = Some.Day("2019-01-01");

    [Theory]
    [InlineData("10000", 10_000)]
    [InlineData("10.000", 10_000)]
    [InlineData("10,000", 10_000)]
    [InlineData(" 10 000 ", 10_000)]
    [InlineData("10\u00A0000", 10_000)]
    [InlineData("0", 0)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("mười", Figures.Unreadable)]
    [InlineData("-5", Figures.Unreadable)]
    [InlineData("99999999999", Figures.Unreadable)]
    public void A_number_is_read_as_people_type_it(string? typed, int? number) => Assert.Equal(number, Figures.Read(typed));

    [Fact]
    public void Only_cells_that_say_something_are_sent_each_with_its_name()
    {
        var said = Grid(Row("399", "600"), Row("400", null, "400"), Row("401", "")).Said();
        Assert.Equal([(new PartBody("399", null, 600), "Whole[399]"), (new PartBody("400", "2019-01", 400), "Month[400_2019-01]")], said);
    }

    [Fact]
    public void The_sum_takes_a_units_whole_or_else_its_months_and_no_nonsense() =>
        Assert.Equal(1_000, Grid(Row("399", "600", "600"), Row("400", null, "400"), Row("401", "mười")).Sum);

    [Fact]
    public void A_cell_is_found_where_the_list_of_refusals_leads() => Assert.Equal("month-dong-son_2026-01", TargetGrid.IdOf(TargetGrid.MonthName("dong-son", Some.Day("2026-01-01"))));

    private static TargetGrid Grid(params GridRow[] rows) => new([January], rows);

    private static GridRow Row(string code, string? whole, string? month = null) => new(code, code, whole, new Dictionary<DateOnly, string?> { [January] = month });
}
