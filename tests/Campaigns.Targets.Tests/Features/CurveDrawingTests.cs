using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.ShowProgress;

namespace Campaigns.Targets.Tests.Features;

public sealed class CurveDrawingTests
{
    [Fact]
    public void The_line_starts_at_nothing_on_the_targets_first_day_and_leaves_out_what_came_before()
    {
        var drawing = new CurveDrawing(Of("2019-04-30", 10_000, ("2018-12", 0, 2_510), ("2019-01", 1_240, 3_750), ("2019-02", 690, 4_440), ("2019-03", 2_330, 6_770), ("2019-04", 2_830, 9_600)));
        var points = drawing.Actual.Split(' ');
        Assert.Equal($"{CurveDrawing.Left},{CurveDrawing.Bottom}", points[0]);
        Assert.Equal(5, points.Length);
        Assert.Equal(10_000, drawing.Highest);
        Assert.Equal((0, 10_000), (drawing.Levels.First().People, drawing.Levels.Last().People));
        // 7.090 of 10.000 stand at 70,9 % of the height.
        Assert.EndsWith($",{CurveDrawing.Bottom - ((CurveDrawing.Bottom - CurveDrawing.Top) * 0.709):0.#}", points[^1]);
    }

    [Fact]
    public void Without_a_plan_the_target_is_shared_evenly() =>
        Assert.Equal($"{CurveDrawing.Left},{CurveDrawing.Bottom} {CurveDrawing.Right},{CurveDrawing.Top}", new CurveDrawing(Of("2019-04-30", 10_000, ("2019-01", 1, 1))).Wanted);

    [Fact]
    public void Without_a_target_there_is_no_line_to_compare_with() => Assert.Equal("", new CurveDrawing(Of("2019-04-30", null, ("2019-01", 5, 5))).Wanted);

    [Fact]
    public void Twelve_months_stand_along_the_foot() => Assert.Equal("01/19", new CurveDrawing(Of("2019-04-30", 10, ("2019-01", 1, 1))).Marks.First().Name);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(99)]
    [InlineData(10_001)]
    [InlineData(10_000_000)]
    public void The_scale_has_at_most_nine_lines_and_holds_every_number(int target)
    {
        var drawing = new CurveDrawing(Of("2019-04-30", target, ("2019-01", 1, 1)));
        Assert.InRange(drawing.Levels.Count(), 2, 10);
        Assert.True(drawing.Highest >= target);
    }

    private static Progress Of(string asOf, int? target, params (string Month, int Actual, int Cumulative)[] months) =>
        new(Some.Campaign(), Some.Day(asOf), true, target, months.Sum(m => m.Actual), months[^1].Cumulative, null, Forecast.None, [])
        {
            Curve = [.. months.Select(m => new ProgressRow(m.Month, m.Month, null, m.Actual, m.Cumulative))],
        };
}
