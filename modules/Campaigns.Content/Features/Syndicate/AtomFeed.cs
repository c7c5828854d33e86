using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Campaigns.Content.Contracts;
using Campaigns.Ui;
using Microsoft.Extensions.Localization;

namespace Campaigns.Content.Features.Syndicate;

/// <summary>The news as Atom (RFC 4287), newest first. An entry's id is its address, which never changes.</summary>
internal static class AtomFeed
{
    private const int AtMost = 50;

    public static byte[] Write(IReadOnlyList<PublicPage> pages, SiteAddress site, IStringLocalizer texts)
    {
        var entries = pages.Where(p => p.InFeed).OrderByDescending(p => p.ChangedAt).ThenBy(p => p.Path, StringComparer.Ordinal).Take(AtMost).ToList();
        var feed = new SyndicationFeed(texts["ui.site-name"], texts["content.announcements-lead"], new Uri(site.To("/announcements")), site.To("/feed.xml"),
            entries.Count > 0 ? entries[0].ChangedAt : DateTimeOffset.UnixEpoch)
        {
            Language = Formats.English ? "en" : "vi",
            Items = [.. entries.Select(e => Entry(e, site))],
        };
        feed.Authors.Add(new SyndicationPerson { Name = texts["ui.site-name"] });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(site.To("/feed.xml")), "application/atom+xml"));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true })) feed.SaveAsAtom10(writer);
        return stream.ToArray();
    }

    private static SyndicationItem Entry(PublicPage page, SiteAddress site)
    {
        var address = site.To(page.Path);
        var entry = new SyndicationItem { Id = address, Title = new(Readable(page.Title)), Summary = new(Readable(page.Summary)), LastUpdatedTime = page.ChangedAt };
        entry.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(address), "text/html"));
        return entry;
    }

    // A form may carry what XML cannot: one such character would take the whole feed away.
    private static string Readable(string text) => string.Concat(text.EnumerateRunes().Where(r => !r.IsBmp || XmlConvert.IsXmlChar((char)r.Value)));
}
