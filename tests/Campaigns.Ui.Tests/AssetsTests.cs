using System.Globalization;
using System.Text.RegularExpressions;

namespace Campaigns.Ui.Tests;

/// <summary>Promises about the sources of pages and assets, held on every file found on disk.</summary>
public sealed partial class AssetsTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Assets = Path.Combine(Root, "src", "Campaigns.Ui", "assets");

    [Fact]
    public void Both_languages_say_the_same_things()
    {
        var (vi, en) = (Texts.Read("vi"), Texts.Read("en"));
        Assert.Equal(vi.Keys.Order(), en.Keys.Order());
        foreach (var (key, text) in vi) Assert.True(Holes(text).SequenceEqual(Holes(en[key])), key);
    }

    [Fact]
    public void Every_icon_named_in_a_page_or_menu_is_in_the_sprite()
    {
        var sprite = File.ReadAllLines(Path.Combine(Assets, "icons.txt")).ToHashSet();
        var used = Sources("*.cshtml").SelectMany(page => IconInPage().Matches(page.Text).Select(match => (page.Path, Name: match.Groups[1].Value)))
            .Concat(Sources("Navigation.cs").SelectMany(menu => IconInMenu().Matches(menu.Text).Select(match => (menu.Path, Name: match.Groups[1].Value))));
        Assert.Empty(used.Where(icon => !sprite.Contains(icon.Name)).Select(icon => $"{icon.Name} in {icon.Path}"));
    }

    [Theory]
    [InlineData("builder.Add(NavigationGroup.Events, \"events.list\", \"/admin/events\", Permissions.View, \"calendar-event\", 20)")]
    [InlineData("builder.Add(NavigationGroup.Events, \"events.list\", \"/admin/events\", \"events.view\", \"calendar-event\")")]
    [InlineData("builder.Add(NavigationGroup.Events, \"events.list\", \"/admin/events\", Permissions.View,\n    icon: \"calendar-event\", order: 20)")]
    public void The_scan_for_icons_reads_menus(string planted) => Assert.Equal("calendar-event", IconInMenu().Match(planted).Groups[1].Value);

    [Theory]
    [InlineData("<c-icon name=\"ban\" />")]
    [InlineData("<c-icon label=\"@T[\"x\"]\" name=\"ban\" />")]
    [InlineData("<c-empty title=\"@T[\"events.none\"]\" icon=\"ban\">")]
    public void The_scan_for_icons_reads_pages(string planted) => Assert.Equal("ban", IconInPage().Match(planted).Groups[1].Value);

    [Fact]
    public void No_page_holds_script_or_style_that_the_policy_forbids() =>
        Assert.DoesNotContain(Sources("*.cshtml"), page => Inline().IsMatch(page.Text));

    [Theory]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("<a onclick=\"x()\">")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<style>p{}</style>")]
    [InlineData("<a href=\"javascript:x()\">")]
    public void The_scan_for_inline_code_finds_each_kind(string planted) => Assert.Matches(Inline(), planted);

    [Fact]
    public void Own_scripts_stay_small() =>
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(Assets, "src"), "*.js", SearchOption.AllDirectories), file => File.ReadAllLines(file).Length > 80);

    [Theory]
    [InlineData("ink", "bg", 7)]
    [InlineData("ink", "surface", 7)]
    [InlineData("ink", "raised", 7)]
    [InlineData("ink", "hover", 7)]
    [InlineData("ink", "ok-bg", 4.5)]
    [InlineData("ink", "warn-bg", 4.5)]
    [InlineData("ink", "bad-bg", 4.5)]
    [InlineData("ink", "info-bg", 4.5)]
    [InlineData("muted", "bg", 4.5)]
    [InlineData("muted", "surface", 4.5)]
    [InlineData("muted", "hover", 4.5)]
    [InlineData("primary", "bg", 4.5)]
    [InlineData("primary", "surface", 4.5)]
    [InlineData("primary", "hover", 4.5)]
    [InlineData("primary", "info-bg", 4.5)]
    [InlineData("primary-strong", "bg", 4.5)]
    [InlineData("on-primary", "primary", 4.5)]
    [InlineData("on-primary", "primary-strong", 4.5)]
    [InlineData("on-accent", "accent", 4.5)]
    [InlineData("ok", "ok-bg", 4.5)]
    [InlineData("warn", "warn-bg", 4.5)]
    [InlineData("bad", "bad-bg", 4.5)]
    [InlineData("bad", "bg", 4.5)]
    [InlineData("bad", "surface", 4.5)]
    [InlineData("line", "bg", 3)]
    [InlineData("line", "surface", 3)]
    [InlineData("focus", "bg", 3)]
    [InlineData("focus", "surface", 3)]
    public void Colours_keep_their_contrast_by_day_and_by_night(string front, string back, double atLeast)
    {
        foreach (var night in (bool[])[false, true])
            Assert.True(Contrast(Colour(front, night), Colour(back, night)) >= atLeast, $"{front} on {back}, night {night}");
    }

    [Fact]
    public void Contrast_is_counted_as_the_guideline_counts_it()
    {
        Assert.Equal(21, Contrast("#ffffff", "#000000"), 0.01);
        Assert.Equal(4.54, Contrast("#767676", "#ffffff"), 0.01);
    }

    private static string Colour(string token, bool night)
    {
        var css = File.ReadAllText(Path.Combine(Assets, "src", "styles", "tokens.css"));
        var pair = Regex.Match(css, $@"--c-{token}: (?:light-dark\((#\w+), (#\w+)\)|(#\w+));");
        Assert.True(pair.Success, token);
        return pair.Groups[3].Success ? pair.Groups[3].Value : pair.Groups[night ? 2 : 1].Value;
    }

    // WCAG 2.2, definition of contrast ratio.
    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Part(1) + 0.7152 * Part(3) + 0.0722 * Part(5);
    }

    private static IEnumerable<string> Holes(string text) => Regex.Matches(text, @"\{\d+\}").Select(match => match.Value).Order();

    private static IEnumerable<(string Path, string Text)> Sources(string pattern) =>
        from folder in (string[])["src", "modules", "themes", "samples"]
        where Directory.Exists(Path.Combine(Root, folder))
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select (path, File.ReadAllText(file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props"))) folder = folder.Parent ?? throw new InvalidOperationException("Not inside the repository");
        return folder.FullName;
    }

    [GeneratedRegex("<c-(?:icon [^>]*\\bname|empty [^>]*\\bicon)=\"([a-z0-9-]+)\"")]
    private static partial Regex IconInPage();

    // The icon is the last text of an entry, after the permission.
    [GeneratedRegex("\\.Add\\([^;]*?,\\s*(?:icon: )?\"([a-z0-9-]+)\"\\s*(?:,\\s*(?:order: )?\\d+\\s*)?\\)")]
    private static partial Regex IconInMenu();

    // Facts for search engines are no script: nothing runs them.
    [GeneratedRegex("\\sstyle=|\\son[a-z]+=\"|<style|<script(?![^>]*\\ssrc=)(?! type=\"application/ld\\+json\">)|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
