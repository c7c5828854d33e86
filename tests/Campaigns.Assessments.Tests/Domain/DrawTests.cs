using Campaigns.Assessments.Domain;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using CsCheck;

namespace Campaigns.Assessments.Tests.Domain;

public sealed class DrawTests
{
    private static readonly List<Drawable> Bank = Some.Bank(("vsi", 1, 9), ("vsi", 2, 7), ("vsi", 3, 5), ("hhi", 1, 8), ("hhi", 2, 6));

    private static readonly Gen<List<BlueprintLine>> Lines = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 5], (a, b, c, d) =>
        new[] { new BlueprintLine("vsi", 1, a), new BlueprintLine("vsi", 2, b), new BlueprintLine("hhi", 2, c), new BlueprintLine("vsi", 0, d) }.Where(l => l.Count > 0).ToList())
        .Where(lines => lines.Count > 0);

    [Fact]
    public void A_paper_has_what_the_blueprint_says_and_nothing_twice() => Gen.Select(Lines, Gen.Long).Sample((lines, seed) =>
    {
        var paper = PaperDraw.Draw(lines, Bank, seed).Value;
        var by = Bank.ToDictionary(q => q.Version.Id);
        Assert.Equal(lines.Sum(l => l.Count), paper.Select(d => d.Version.Id).Distinct().Count());
        foreach (var line in lines.Where(l => l.Difficulty > 0)) Assert.True(paper.Count(d => Fits(by[d.Version.Id], line)) >= line.Count);
        foreach (var topic in lines.GroupBy(l => l.Topic)) Assert.Equal(topic.Sum(l => l.Count), paper.Count(d => by[d.Version.Id].Topic == topic.Key));
    }, iter: 300);

    [Fact]
    public void The_seed_alone_decides_whatever_order_the_bank_comes_in() => Gen.Select(Lines, Gen.Long, Gen.Int[1, 1000]).Sample((lines, seed, mix) =>
    {
        var mixed = new SeededOrder(mix).Shuffle(Bank);
        Assert.Equal(Told(PaperDraw.Draw(lines, Bank, seed).Value), Told(PaperDraw.Draw(lines, mixed, seed).Value));
    }, iter: 200);

    [Fact]
    public void Every_question_has_the_same_chance()
    {
        const int Papers = 6_000;
        var counts = new Dictionary<Guid, int>();
        for (var seed = 0; seed < Papers; seed++)
            foreach (var drawn in PaperDraw.Draw([new("vsi", 1, 3)], Bank, seed).Value) counts[drawn.Version.Id] = counts.GetValueOrDefault(drawn.Version.Id) + 1;
        Assert.Equal(9, counts.Count);
        // Binomial with p = 1/3: six standard deviations are 219.
        Assert.All(counts.Values, n => Assert.InRange(n, Papers / 3 - 220, Papers / 3 + 220));
    }

    [Fact]
    public void An_ordering_question_never_shows_its_own_answer() => Gen.Long.Sample(seed =>
        Assert.All(PaperDraw.Draw([new("vsi", 0, 21)], Bank, seed).Value.Where(d => d.Version.Body.Kind is QuestionKind.Ordering), d =>
        {
            Assert.NotEqual(d.Version.Body.Choices.Select(c => c.Key), d.Order);
            Assert.Equal(d.Version.Body.Choices.Select(c => c.Key), d.Order.Order());
        }), iter: 200);

    [Fact]
    public void The_numbers_are_those_of_the_publication()
    {
        // First three outputs of SplitMix64 for seed 1234567, as its reference implementation prints them: 6457827717110365317, 3203168211198807973, 9817491932198370423.
        var random = new SeededOrder(1234567);
        Assert.Equal((6457827717110365317UL % 1000, 3203168211198807973UL % 1000, 9817491932198370423UL % 1000),
            ((ulong)random.Below(1000), (ulong)random.Below(1000), (ulong)random.Below(1000)));
    }

    [Fact]
    public void A_bank_that_is_too_small_says_which_topic() => Assert.Equal(Refusals.BankTooSmall("hhi", 7, 6).Args, PaperDraw.Draw([new("hhi", 2, 7)], Bank, 1).Failures[0].Args);

    [Fact]
    public void The_law_of_the_day_is_asked()
    {
        var question = Some.Question("VSI-07", Some.Single(2), from: new(2018, 1, 1), to: new(2025, 6, 30));
        Assert.True(question.Revise(Some.Single(3), new(2025, 7, 1), null, "Mai", Some.Now).Succeeded);
        Assert.Equal((null, 1, 1, 2), (question.On(new(2017, 12, 31))?.Number, question.On(new(2018, 1, 1))!.Number, question.On(new(2025, 6, 30))!.Number, question.On(new(2025, 7, 1))!.Number));
    }

    private static bool Fits(Drawable question, BlueprintLine line) => question.Topic == line.Topic && (line.Difficulty == 0 || question.Difficulty == line.Difficulty);

    private static IEnumerable<string> Told(IEnumerable<Drawn> paper) => paper.Select(d => d.Version.Id + ":" + string.Join(',', d.Order));
}
