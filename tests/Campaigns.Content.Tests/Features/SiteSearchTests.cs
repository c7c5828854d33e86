using Campaigns.Content.Contracts;
using Campaigns.Content.Features.SearchSite;

namespace Campaigns.Content.Tests.Features;

public sealed class SiteSearchTests
{
    private static readonly PublicPage[] Pages =
    [
        Page("/a", "Hội nghị tại Nga Sơn", "Nhà văn hóa", 1),
        Page("/b", "Lịch tháng 3", "Buổi gặp ở Ngã Sơn và Nga Sơn", 2),
        Page("/c", "Đường về Đông Sơn", "Hội trường", 3),
        Page("/d", "Hoà bình", "", 4),
    ];

    [Theory]
    [InlineData("nga son", "/a /b")]
    [InlineData("NGA  SƠN", "/a /b")]
    [InlineData("duong dong son", "/c")]
    [InlineData("hòa bình", "/d")]
    [InlineData("nga son hoi nghi", "/a")]
    [InlineData("không có", "")]
    [InlineData("   ", "")]
    [InlineData("---", "")]
    public void Marks_and_case_do_not_matter_and_every_word_must_be_there(string query, string found) =>
        Assert.Equal(found, string.Join(' ', SiteSearch.Find(Pages, query).Select(p => p.Path)));

    [Fact]
    public void An_exact_match_with_marks_comes_first() => Assert.Equal("/b", SiteSearch.Find(Pages, "Ngã Sơn")[0].Path);

    [Fact]
    public void A_composed_and_a_decomposed_query_find_the_same() =>
        Assert.Equal(SiteSearch.Find(Pages, "Nga Sơn"), SiteSearch.Find(Pages, "Nga Sơn".Normalize(System.Text.NormalizationForm.FormD)));

    private static PublicPage Page(string path, string title, string text, int day) =>
        new(path, title, "", new DateTimeOffset(2026, 3, day, 0, 0, 0, TimeSpan.Zero), InFeed: false, text);
}
