using Campaigns.Insurance.Domain.Pensions;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Features.EstimatePension;

namespace Campaigns.Insurance.Tests.Domain;

public sealed class PensionFormTests
{
    private static readonly DateOnly March2026 = new(2026, 3, 2);

    [Fact]
    public void Without_any_answer_the_usual_ones_are_taken()
    {
        var question = Form().Read(March2026).Value;
        Assert.Equal(new(March2026, Sex.Female, 1981, 1_500_000, SupportGroup.Other, 15, VsiMethod.M1), question);
    }

    [Fact]
    public void In_2019_the_usual_ones_are_those_of_2019()
    {
        var question = PensionForm.From(_ => null, new(2019, 4, 30), Shipped.Book).Read(new(2019, 4, 30)).Value;
        Assert.Equal((700_000, 20), (question.Income, question.Years));
    }

    [Theory]
    [InlineData("264000", 264_000L)]
    [InlineData("264.000", 264_000L)]
    [InlineData("264,000", 264_000L)]
    [InlineData("264 000 đ", 264_000L)]
    [InlineData("1.500.000\u00A0₫", 1_500_000L)]
    [InlineData("", null)]
    [InlineData("1tr5", null)]
    [InlineData("-5", null)]
    [InlineData("9999999999999", null)]
    public void Money_is_read_with_any_grouping_and_nothing_else(string typed, long? expected) => Assert.Equal(expected, PensionForm.Money(typed));

    [Theory]
    [InlineData("sex", "robot")]
    [InlineData("birthYear", "")]
    [InlineData("birthYear", "năm 81")]
    [InlineData("income", "nhiều")]
    [InlineData("group", "RICH")]
    [InlineData("years", "x")]
    [InlineData("method", "M2")]
    public void An_answer_that_cannot_be_read_is_told_at_its_field(string field, string typed)
    {
        var refused = Form((field, typed)).Read(March2026);
        Assert.Equal([field], refused.Failures.Select(failure => failure.Field));
    }

    [Fact]
    public void Years_ahead_and_missing_months_have_a_question_of_their_own()
    {
        Assert.Equal(VsiMethod.Prepay4Y, Form(("method", "PREPAY"), ("prepayYears", "4")).Read(March2026).Value.Method);
        Assert.Equal(24, Form(("method", "BACKPAY"), ("months", "24")).Read(March2026).Value.BackpayMonths);
    }

    [Fact]
    public void The_address_of_the_answers_asks_the_same_question()
    {
        var form = Form(("sex", "male"), ("income", "2.000.000"), ("group", "POOR"), ("years", "20"));
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(form.Query());
        Assert.Equal(form, PensionForm.From(key => query.TryGetValue(key, out var value) ? value.ToString() : null, March2026, Shipped.Book));
    }

    [Fact]
    public void The_drawing_stays_inside_its_box()
    {
        foreach (var income in (long[])[1_500_000, 5_000_000, 46_800_000])
        {
            var estimate = PensionCalculation.Of(Form(("income", income.ToString(System.Globalization.CultureInfo.InvariantCulture))).Read(March2026).Value, Shipped.Book).Value;
            var drawing = new CurveDrawing(estimate);
            foreach (var point in (drawing.Paid + " " + drawing.Received + " " + drawing.BreakEven.X + "," + drawing.BreakEven.Y).Split(' '))
            {
                var xy = point.Split(',').Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToList();
                Assert.InRange(xy[0], 0, CurveDrawing.Width);
                Assert.InRange(xy[1], 0, CurveDrawing.Height);
            }
        }
    }

    private static PensionForm Form(params (string Key, string Value)[] answers)
    {
        var given = answers.ToDictionary(answer => answer.Key, answer => answer.Value);
        return PensionForm.From(key => given.GetValueOrDefault(key), March2026, Shipped.Book);
    }
}
