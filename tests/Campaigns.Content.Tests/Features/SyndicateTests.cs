using Campaigns.Testing;
using System.Xml.Linq;
using Campaigns.Content.Contracts;
using Campaigns.Content.Features.Syndicate;
using Microsoft.Extensions.Logging.Abstractions;

namespace Campaigns.Content.Tests.Features;

public sealed class SyndicateTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Map = "http://www.sitemaps.org/schemas/sitemap/0.9", Html = "http://www.w3.org/1999/xhtml";
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 1, 0, 0, TimeSpan.Zero);

    private static readonly PublicPage[] Pages =
    [
        new("/announcements/cu", "Tin cũ & <lạ>", "Tóm tắt", Day, InFeed: true, ""),
        new("/announcements/moi", "Tin mới", "Tóm tắt", Day.AddDays(1), InFeed: true, ""),
        new("/help#hoi", "Câu hỏi", "", Day, InFeed: false, ""),
        new("/privacy", "Quyền riêng tư", "", Day, InFeed: false, ""),
    ];

    [Fact]
    public void The_feed_holds_the_news_newest_first_under_addresses_that_stay()
    {
        var feed = Read(AtomFeed.Write(Pages, new("https://site.example", ""), new KeyTexts()));
        Assert.Equal(["https://site.example/announcements/moi", "https://site.example/announcements/cu"], feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value));
        Assert.Equal("Tin cũ & <lạ>", feed.Elements(Atom + "entry").Last().Element(Atom + "title")!.Value);
        Assert.Equal("2026-03-02T01:00:00Z", feed.Element(Atom + "updated")!.Value);
    }

    [Fact]
    public void The_feed_of_an_empty_site_is_a_feed() =>
        Assert.Empty(Read(AtomFeed.Write([], new("https://site.example", "/en"), new KeyTexts())).Elements(Atom + "entry"));

    [Fact]
    public void The_map_lists_pages_with_both_languages_and_no_anchors()
    {
        var map = Read(SiteMap.Write(Pages, new("https://site.example", "")));
        Assert.Equal(["https://site.example/announcements/cu", "https://site.example/announcements/moi", "https://site.example/privacy"], map.Elements(Map + "url").Select(u => u.Element(Map + "loc")!.Value));
        Assert.Equal("https://site.example/en/privacy", map.Elements(Map + "url").Last().Elements(Html + "link").Single(l => l.Attribute("hreflang")!.Value == "en").Attribute("href")!.Value);
    }

    [Fact]
    public async Task A_module_that_fails_leaves_the_others_in()
    {
        var site = new SitePages([new Broken(), new Working()], NullLogger<SitePages>.Instance);
        Assert.Equal(["/privacy"], (await site.All(TestContext.Current.CancellationToken)).Select(p => p.Path));
    }

    private static XElement Read(byte[] bytes) => XDocument.Load(new MemoryStream(bytes)).Root!;

    private sealed class Broken : IPublicPages
    {
        public Task<IReadOnlyList<PublicPage>> List(CancellationToken ct) => throw new InvalidOperationException("broken");
    }

    private sealed class Working : IPublicPages
    {
        public Task<IReadOnlyList<PublicPage>> List(CancellationToken ct) => Task.FromResult<IReadOnlyList<PublicPage>>([Pages[3]]);
    }
}
