using Campaigns.Assessments.Domain;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using CsCheck;

namespace Campaigns.Assessments.Tests.Domain;

public sealed class MarkingTests
{
    private static readonly Gen<(int Count, int[] Right)> Several =
        Gen.Int[2, 8].SelectMany(n => Gen.Bool.Array[n].Select(flags => (n, Enumerable.Range(0, n).Where(i => flags[i]).ToArray()))).Where(x => x.Item2.Length > 0 && x.Item2.Length < x.n);

    [Fact]
    public void Nothing_is_worth_less_than_nothing_or_more_than_all_and_only_all_right_is_full() => Gen.Select(Several, Gen.Int[0, 255]).Sample((several, ticks) =>
    {
        var body = Some.Multiple(several.Count, several.Right);
        var given = Enumerable.Range(0, several.Count).Where(i => (ticks >> i & 1) == 1).ToArray();
        var worth = Marking.Worth(body, null, string.Join(',', given.Select(Key)));
        Assert.InRange(worth, 0, Marking.Full);
        Assert.Equal(given.SequenceEqual(several.Right), worth == Marking.Full);
    }, iter: 500);

    [Fact]
    public void A_further_right_tick_never_costs_and_a_further_wrong_one_never_gains() => Gen.Select(Several, Gen.Int[0, 255], Gen.Int[0, 7]).Sample((several, ticks, more) =>
    {
        var (body, one) = (Some.Multiple(several.Count, several.Right), more % several.Count);
        var given = Enumerable.Range(0, several.Count).Where(i => (ticks >> i & 1) == 1 && i != one).ToList();
        var before = Marking.Worth(body, null, string.Join(',', given.Select(Key)));
        var after = Marking.Worth(body, null, string.Join(',', given.Append(one).Order().Select(Key)));
        if (several.Right.Contains(one)) Assert.True(after >= before);
        else Assert.True(after <= before);
    }, iter: 500);

    [Fact]
    public void An_order_is_worth_its_pairs() => Gen.Int[2, 8].SelectMany(n => Gen.Shuffle(Enumerable.Range(1, n).ToArray())).Sample(places =>
    {
        var worth = Marking.Worth(Some.Ordering(places.Length), null, string.Join(',', places));
        var sorted = places.Order().SequenceEqual(places);
        Assert.Equal(sorted, worth == Marking.Full);
        // Swapping two neighbours that are wrong never costs.
        for (var i = 0; i + 1 < places.Length; i++)
        {
            if (places[i] < places[i + 1]) continue;
            int[] better = [.. places];
            (better[i], better[i + 1]) = (better[i + 1], better[i]);
            Assert.True(Marking.Worth(Some.Ordering(places.Length), null, string.Join(',', better)) >= worth);
        }
    }, iter: 300);

    [Theory]
    [InlineData("1,2,2,4"), InlineData("1,,3,4"), InlineData("4,3,2,1")]
    public void An_order_with_gaps_or_turned_round_is_worth_nothing(string places) => Assert.Equal(0, Marking.Worth(Some.Ordering(), null, places));

    [Theory]
    [InlineData("264000"), InlineData("264.000"), InlineData("264,000"), InlineData("264 000"), InlineData("264.000 đ"), InlineData(" 264000đồng ")]
    public void Money_is_read_as_people_write_it(string typed) => Assert.Equal(Marking.Full, Marking.Worth(Some.Case(), 264_000, Response.Read(Some.Case(), [typed]).Value));

    [Theory]
    [InlineData("26.4000"), InlineData("264k"), InlineData("1e5"), InlineData("２６４"), InlineData("99999999999999"), InlineData("NaN"), InlineData("<script>"), InlineData("264,000.5")]
    public void What_is_no_amount_is_refused(string typed) => Assert.Equal(Refusals.NumberUnreadable, Response.Read(Some.Case(), [typed]).Failures[0]);

    [Theory]
    [InlineData("4,5", 1_000), InlineData("4.5", 1_000), InlineData("4,5%", 1_000), InlineData("4,6", 0), InlineData("45", 0)]
    public void Places_are_separated_by_either_sign(string typed, int worth)
    {
        var body = Some.Numeric(4.5m, decimals: 1);
        Assert.Equal(worth, Marking.Worth(body, null, Response.Read(body, [typed]).Value));
    }

    [Fact]
    public void Tolerance_counts_on_both_sides() =>
        Assert.Equal([0, 1_000, 1_000, 0], new[] { "97", "98", "102", "103" }.Select(t => Marking.Worth(Some.Numeric(100, 2), null, Response.Read(Some.Numeric(100, 2), [t]).Value)));

    [Fact]
    public void Hostile_answers_of_every_kind_are_refused_or_worth_nothing_and_never_stored_as_sent()
    {
        QuestionBody[] bodies = [Some.Single(), Some.Multiple(4, 0, 1), Some.Ordering(), Some.Numeric(7), Some.Case()];
        var hostile = Gen.OneOf(Gen.String.Array[0, 12], Gen.Int[0, Tricks.Length - 1].Select(i => Tricks[i]).Array[1, 9]);
        Gen.Select(Gen.Int[0, 4], hostile).Sample((kind, sent) =>
        {
            var read = Response.Read(bodies[kind], sent);
            if (!read.Succeeded) return;
            Assert.True(read.Value.Length <= Response.Longest);
            Assert.All(read.Value, c => Assert.True(c is ',' or '.' or '-' || char.IsAsciiLetterOrDigit(c)));
            Assert.InRange(Marking.Worth(bodies[kind], 264_000, read.Value), 0, Marking.Full);
        }, iter: 2_000);
        Assert.False(Response.Read(Some.Single(), ["a", "b"]).Succeeded);
        Assert.False(Response.Read(Some.Multiple(4, 0), ["a", "a"]).Succeeded);
        Assert.False(Response.Read(Some.Ordering(), ["1", "2", "3"]).Succeeded);
        Assert.False(Response.Read(Some.Ordering(), ["1", "2", "3", "5"]).Succeeded);
    }

    [Fact]
    public void Nobody_is_rounded_over_the_mark()
    {
        var paper = Some.Paper([.. Enumerable.Range(0, 30).Select(_ => Some.Single())]);
        var sitting = Some.Sitting(paper);
        for (var n = 1; n <= 30; n++) sitting.Answer(n, n <= 23 ? "a" : "b", Some.Now);
        sitting.End(Some.Now.AddMinutes(5), Some.Bodies(paper));
        Assert.Equal((76, false), (sitting.Score, sitting.Passed)); // 76.67
    }

    [Fact]
    public void One_wrong_case_fails_where_the_course_says_so()
    {
        var paper = Some.Paper([.. Enumerable.Range(0, 9).Select(_ => Some.Single()), Some.Case()]);
        foreach (var every in new[] { true, false })
        {
            var sitting = Some.Sitting(paper, everyCase: every);
            sitting.Items[9].Expected = 138_600;
            for (var n = 1; n <= 9; n++) sitting.Answer(n, "a", Some.Now);
            sitting.Answer(10, "154000", Some.Now);
            sitting.End(Some.Now.AddMinutes(5), Some.Bodies(paper));
            Assert.Equal((90, !every), (sitting.Score, sitting.Passed!.Value));
        }
    }

    [Fact]
    public void A_late_answer_is_refused_and_what_was_saved_counts()
    {
        var paper = Some.Paper(Some.Single(), Some.Single());
        var sitting = Some.Sitting(paper, minutes: 10);
        Assert.True(sitting.Answer(1, "a", Some.Now.AddMinutes(9.99)).Succeeded);
        Assert.Equal(Refusals.TimeIsUp, sitting.Answer(2, "a", Some.Now.AddMinutes(10)).Failures[0]);
        sitting.End(Some.Now.AddHours(3), Some.Bodies(paper));
        Assert.Equal((50, true, sitting.Deadline), (sitting.Score, sitting.RanOut, sitting.EndedAt!.Value));
        Assert.Equal(Refusals.AlreadySubmitted, sitting.End(Some.Now, Some.Bodies(paper)).Failures[0]);
    }

    private static readonly string[] Tricks = ["z", "a,b", "a,a", "0", "-1", "1;2", "' or 1=1", "\0", new string('9', 41), "٣"];

    private static string Key(int i) => ((char)('a' + i)).ToString();
}
