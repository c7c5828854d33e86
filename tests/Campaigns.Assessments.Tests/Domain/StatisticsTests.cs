using Campaigns.Assessments.Domain.Observations;
using Campaigns.Assessments.Domain.Papers;
using CsCheck;

namespace Campaigns.Assessments.Tests.Domain;

public sealed class StatisticsTests
{
    [Fact]
    public void Discrimination_is_the_correlation_with_the_rest_by_its_textbook_formula() =>
        Gen.Select(Gen.Int[0, 1].Array[20, 60], Gen.Int[0, 100_000]).Sample((right, seed) =>
        {
            var random = new SeededOrder(seed);
            var pairs = right.Select(r => ((double)r, random.Below(1_000) / 1_000.0)).ToList();
            var figures = ItemFigures.Of(ItemFigures.Sum(pairs));
            Assert.Equal(right.Average(), figures.Facility, 9);
            if (right.Distinct().Count() < 2) Assert.Null(figures.Discrimination);
            else Assert.Equal(PointBiserial(pairs), figures.Discrimination!.Value, 6);
        }, iter: 200);

    [Fact]
    public void A_question_everybody_answers_tells_nobody_apart() => Assert.Null(ItemFigures.Of(ItemFigures.Sum([.. Enumerable.Range(0, 30).Select(i => (1.0, i / 30.0))])).Discrimination);

    [Fact]
    public void A_wrong_key_is_suspected_from_enough_papers_on()
    {
        static ItemFigures After(int papers) => ItemFigures.Of(ItemFigures.Sum([.. Enumerable.Range(0, papers).Select(i => (i % 2 == 0 ? 1.0 : 0.0, i % 2 == 0 ? 0.3 : 0.9))]));
        Assert.Equal((false, true), (After(ItemFigures.Enough - 1).Suspicious, After(ItemFigures.Enough).Suspicious));
        Assert.Equal(-1, After(40).Discrimination!.Value, 9);
    }

    [Fact]
    public void Kappa_of_the_published_example()
    {
        // Cohen 1968 in the 3-level table of Fleiss, Levin and Paik 2003, p. 609 (100 pairs: 75 1 4 / 5 4 1 / 0 0 10), quadratic weights.
        int[,] table = { { 75, 1, 4 }, { 5, 4, 1 }, { 0, 0, 10 } };
        var pairs = new List<(int, int)>();
        for (var i = 0; i < 3; i++)
            for (var j = 0; j < 3; j++) pairs.AddRange(Enumerable.Repeat((i, j), table[i, j]));
        var agreement = Agreement.Of(pairs, 3);
        // By hand: observed 5+1+4·4+1 = 23; expected from the margins 80,10,10 and 80,5,15: (80·5+80·15·4+10·80+10·15+10·80·4+10·5)/100 = 94.
        Assert.Equal((100, 89), (agreement.Pairs, agreement.Same));
        Assert.Equal(1 - 23 / 94.0, agreement.Kappa!.Value, 9);
    }

    [Fact]
    public void Agreement_keeps_within_its_bounds_and_does_not_mind_who_is_first() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).List[1, 40].Sample(pairs =>
        {
            var one = Agreement.Of(pairs, 4);
            var other = Agreement.Of([.. pairs.Select(p => (p.Item2, p.Item1))], 4);
            Assert.Equal((one.Same, one.Near), (other.Same, other.Near));
            if (one.Kappa is not { } kappa) return;
            Assert.InRange(kappa, -1, 1);
            Assert.Equal(kappa, other.Kappa!.Value, 9);
            Assert.Equal(one.Same == one.Pairs, kappa > 1 - 1e-12);
        }, iter: 300);

    [Fact]
    public void Two_who_give_one_level_throughout_have_no_kappa() => Assert.Null(Agreement.Of([.. Enumerable.Repeat((2, 2), 10)], 4).Kappa);

    private static double PointBiserial(List<(double X, double Y)> pairs)
    {
        var (yes, no) = (pairs.Where(p => p.X > 0).Select(p => p.Y).ToList(), pairs.Where(p => p.X == 0).Select(p => p.Y).ToList());
        var mean = pairs.Average(p => p.Y);
        var spread = Math.Sqrt(pairs.Average(p => (p.Y - mean) * (p.Y - mean)));
        double p1 = (double)yes.Count / pairs.Count;
        return (yes.Average() - no.Average()) / spread * Math.Sqrt(p1 * (1 - p1));
    }
}
