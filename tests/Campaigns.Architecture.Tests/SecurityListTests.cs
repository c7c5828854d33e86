using System.Text.RegularExpressions;
using Xunit;

namespace Campaigns.Architecture.Tests;

/// <summary>The check-list in <c>docs/security.md</c> is whole, and what it points at is there.</summary>
public sealed partial class SecurityListTests
{
    private static readonly string[] Verdicts = ["met", "partly", "not met", "not applicable"];

    private static readonly string Text = File.ReadAllText(Path.Combine(Tree.Here.Root, "docs", "security.md"));

    private static readonly IReadOnlyList<Line> Lines = [.. Row.Matches(Text).Select(m => new Line(m.Groups["id"].Value, m.Groups["level"].Value, m.Groups["stands"].Value, m.Groups["by"].Value))];

    // OWASP ASVS 5.0.0 has so many of the first level and so many of the second.
    [Fact]
    public void Every_requirement_of_both_levels_is_there_once()
    {
        Assert.Equal(70, Lines.Count(l => l.Level == "1"));
        Assert.Equal(183, Lines.Count(l => l.Level == "2"));
        Assert.Equal(Lines.Count, Lines.DistinctBy(l => l.Id).Count());
        Assert.Equal(17, Lines.Select(l => l.Id.Split('.')[0]).Distinct().Count());
    }

    [Fact]
    public void Every_line_says_how_it_stands_and_why()
    {
        Assert.All(Lines, line => Assert.Contains(line.Stands, Verdicts));
        Assert.All(Lines, line => Assert.False(string.IsNullOrWhiteSpace(line.By), line.Id));
        Assert.All(Lines.Where(l => l.Stands == "met"), line => Assert.True(Pointer.IsMatch(line.By), $"{line.Id} is said to be met and names neither test nor code"));
    }

    [Fact]
    public void Every_test_and_file_it_names_is_there()
    {
        var named = Pointer.Matches(Text).Select(m => (Path: m.Groups["path"].Value, Test: m.Groups["test"].Value)).ToList();
        Assert.True(named.Count > 100, "the list points at too little");
        Assert.Empty(named.Where(n => !IsThere(n.Path, n.Test)).Select(n => $"{n.Path} {n.Test}"));
    }

    [Fact]
    public void The_count_at_its_head_is_the_list_s() =>
        Assert.All(Verdicts, verdict => Assert.Contains($"{Lines.Count(l => l.Stands == verdict)} {verdict}", Text, StringComparison.Ordinal));

    private static bool IsThere(string path, string test)
    {
        var full = Path.Combine(Tree.Here.Root, path);
        if (test.Length > 0) return File.Exists(full) && File.ReadAllText(full).Contains($" {test}(", StringComparison.Ordinal);
        return File.Exists(full) || Directory.Exists(full);
    }

    [GeneratedRegex(@"^\| (?<id>\d+\.\d+\.\d+) \| (?<level>\d) \| [^|]+ \| (?<stands>[^|]+) \| (?<by>[^|]*) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row { get; }

    // A path in the repository, and a test in it after #.
    [GeneratedRegex(@"`(?<path>(src|modules|themes|tests|docs|samples)/[^`#]+|[A-Z][A-Za-z.]+\.(props|md|json))(#(?<test>\w+))?`", RegexOptions.ExplicitCapture)]
    private static partial Regex Pointer { get; }

    private sealed record Line(string Id, string Level, string Stands, string By);
}
