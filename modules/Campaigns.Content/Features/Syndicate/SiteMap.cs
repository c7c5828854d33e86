using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Campaigns.Content.Contracts;

namespace Campaigns.Content.Features.Syndicate;

/// <summary>Every public page with its English mirror (sitemaps.org 0.9).</summary>
internal static class SiteMap
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9", Html = "http://www.w3.org/1999/xhtml";

    // The protocol's own bound for one file.
    private const int AtMost = 50_000;

    public static byte[] Write(IReadOnlyList<PublicPage> pages, SiteAddress site)
    {
        var root = new XElement(Map + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Html));
        foreach (var page in pages.Where(p => !p.Path.Contains('#', StringComparison.Ordinal)).DistinctBy(p => p.Path).Take(AtMost)) root.Add(Entry(page, site.Root));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true })) new XDocument(root).Save(writer);
        return stream.ToArray();
    }

    private static XElement Entry(PublicPage page, string root)
    {
        var entry = new XElement(Map + "url", new XElement(Map + "loc", root + page.Path));
        if (page.ChangedAt > DateTimeOffset.UnixEpoch) entry.Add(new XElement(Map + "lastmod", page.ChangedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        foreach (var (language, prefix) in new[] { ("vi", ""), ("en", "/en") })
            entry.Add(new XElement(Html + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", language), new XAttribute("href", root + prefix + page.Path)));
        return entry;
    }
}
