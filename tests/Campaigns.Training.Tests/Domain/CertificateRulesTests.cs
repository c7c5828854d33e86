using Campaigns.Training.Domain;
using CsCheck;

namespace Campaigns.Training.Tests.Domain;

public sealed class CertificateRulesTests
{
    private static readonly Gen<Requirements> Rules =
        from prerequisite in Gen.Bool
        from attendance in Gen.Int[0, 100]
        from mark in Gen.Int[0, 100]
        from observed in Gen.Int[0, 2]
        from hours in Gen.Int[0, 8]
        select new Requirements { Prerequisites = prerequisite ? ["TT-01"] : [], AttendancePercent = attendance, PassMark = mark, Observed = observed, Hours = hours, ValidityMonths = 24 };

    private static readonly Gen<Evidence> Shown =
        from noted in Gen.Int[0, 4]
        from attended in Gen.Int[0, noted]
        from paper in Gen.Int[-1, 100]
        from scores in Gen.Int[0, 100].List[0, 3]
        from holds in Gen.Bool
        select new Evidence(attended, noted, attended * 60, paper < 0 ? null : paper, scores, holds ? new HashSet<string> { "TT-01" } : []);

    // What a course asks, said once more in the plainest words, against the rule that decides.
    [Fact]
    public void No_requirement_is_ever_passed_over() => Gen.Select(Rules, Shown).Sample((rules, shown) =>
    {
        var missing = Standing.Of(rules, shown, refresher: false).Select(m => m.What).ToHashSet();
        var share = rules.Hours > 0 ? shown.MinutesAttended / (rules.Hours * 60m) : shown.Noted == 0 ? 0 : shown.Attended / (decimal)shown.Noted;
        return missing.Contains("prerequisite") == (rules.Prerequisites.Count > 0 && shown.Holds.Count == 0)
            && missing.Contains("attendance") == (rules.AttendancePercent > 0 && (shown.Attended == 0 || share * 100 < rules.AttendancePercent))
            && missing.Contains("paper") == (rules.PassMark > 0 && (shown.BestPaper is null || shown.BestPaper < rules.PassMark))
            && missing.Contains("observation") == (shown.Observations.Count(s => s >= rules.PassMark) < rules.Observed);
    });

    [Fact]
    public void More_to_show_never_takes_a_certificate_away() => Gen.Select(Rules, Shown, Gen.Int[0, 100]).Sample((rules, shown, score) =>
        Standing.Of(rules, shown with { BestPaper = Math.Max(shown.BestPaper ?? 0, score), Observations = [.. shown.Observations, score] }, refresher: false).Count <= Standing.Of(rules, shown, refresher: false).Count);

    [Theory]
    [InlineData("2026-03-20", "2026-01-18", 0)]
    [InlineData("2026-03-20", "2026-01-19", 1)]
    [InlineData("2026-03-20", "2026-02-18", 2)]
    [InlineData("2026-03-20", "2026-03-13", 3)]
    [InlineData("2026-03-20", "2026-03-20", 3)]
    [InlineData("2026-03-20", "2026-03-21", 0)]
    public void Stages_come_and_end_with_the_certificate(string expires, string on, int stages) => Assert.Equal(stages, ExpiryStages.Reached(Some.Day(expires), Some.Day(on)).Count);

    [Theory]
    [InlineData("Phạm Thị Hoa", "P. T. Hoa")]
    [InlineData("  Đỗ   Mỹ Ệ ", "Đ. M. Ệ")]
    [InlineData("Hoa", "H.")]
    [InlineData("", "")]
    public void Names_are_masked_but_for_the_given_one(string name, string masked) => Assert.Equal(masked, MaskedName.Of(name));

    [Fact]
    public void Public_codes_do_not_follow_from_one_another()
    {
        var codes = Enumerable.Range(0, 1_000).Select(_ => PublicCode.Next(2026)).ToList();
        Assert.Equal(1_000, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Equal(code, PublicCode.Read(code)));
        // Each of the 31 signs stands at each of the eight places about 32 times in a thousand.
        for (var place = 8; place < 16; place++) Assert.Equal(31, codes.Select(c => c[place]).Distinct().Count());
    }
}
