using Campaigns.Testing;
using Campaigns.Content.Features.ShowContent;

namespace Campaigns.Content.Tests.Features;

public sealed class WrittenTests
{
    private readonly Written _written = new(new KeyTexts());

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](data:text/html,<script>1</script>)")]
    [InlineData("<a href='javascript:alert(1)' onclick='x()'>x</a>")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("![x](https://elsewhere.example/a.png)")]
    [InlineData("<p style='position:fixed'>x</p>")]
    public void Nothing_that_runs_or_loads_comes_out(string markdown)
    {
        var html = _written.Html(markdown);
        foreach (var bad in new[] { "<script", "<img", "onerror=alert(1)>\"", "href=\"javascript", "href=\"data", "<p style" })
            Assert.DoesNotContain(bad, html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_people_write_comes_out_as_they_mean_it() => Assert.Equal(
        "<h2>Đề mục</h2>\n<ul>\n<li><strong>đậm</strong></li>\n</ul>\n", _written.Html("# Đề mục\n\n- **đậm**").ReplaceLineEndings("\n"));

    [Fact]
    public void Links_within_the_site_keep_the_language_and_others_stay()
    {
        var html = _written.Html("[a](/events) [b](https://vss.gov.vn/x) [c](//elsewhere.example) [d](tel:19009068)", "/en");
        Assert.Contains("href=\"/en/events\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://vss.gov.vn/x\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/en//elsewhere", html, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:19009068\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_scrolls_in_a_region_with_a_name_of_its_own()
    {
        const string table = "| a | b |\n| --- | --- |\n| 1 | 2 |\n";
        var html = _written.Html(table + "\n" + table);
        Assert.Contains("aria-label=\"content.table 1\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"content.table 2\"", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("</table></div>").Length - 1);
    }
}
