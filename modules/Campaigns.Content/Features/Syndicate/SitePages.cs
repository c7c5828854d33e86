using Campaigns.Content.Contracts;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.ShowContent;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Campaigns.Content.Features.Syndicate;

/// <summary>The public pages of all modules, for feed, sitemap and search. A module that fails is logged and left out.</summary>
internal sealed class SitePages(IEnumerable<IPublicPages> modules, ILogger<SitePages> log)
{
    public async Task<IReadOnlyList<PublicPage>> All(CancellationToken ct)
    {
        var all = new List<PublicPage>();
        foreach (var module in modules)
        {
            try
            {
                all.AddRange(await module.List(ct));
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                log.LogError(fault, "The site's index goes on without {Provider}", module.GetType().FullName);
            }
        }

        return all;
    }
}

/// <summary>What Content itself puts there.</summary>
internal sealed class OwnPages(PublishedContent content, IStringLocalizer texts) : IPublicPages
{
    // The feed's readers and the search look at the newest; an archive of years would only cost.
    private const int AtMost = 500;

    public async Task<IReadOnlyList<PublicPage>> List(CancellationToken ct)
    {
        var news = (await content.Newest(ContentTypes.Announcement, AtMost, null, ct)).Items;
        var questions = await content.InOrder(ContentTypes.Question, AtMost, ct);
        var pages = await content.InOrder(ContentTypes.Page, AtMost, ct);
        return
        [
            .. news.Select(p => Entry("/announcements/" + p.Slug, p, inFeed: true)),
            .. questions.Select(p => Entry("/help#" + p.Slug, p, inFeed: false)),
            .. pages.Select(p => Entry(ContentTypes.RootPages.Contains(p.Slug) ? "/" + p.Slug : "/pages/" + p.Slug, p, inFeed: false)),
            Lists("/", "ui.site-promise", news), Lists("/announcements", "ui.public-announcements", news), Lists("/help", "ui.public-help", questions),
        ];
    }

    private PublicPage Lists(string path, string titleKey, IReadOnlyList<Piece> shown) =>
        new(path, texts[titleKey], "", shown.Select(p => p.ChangedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max(), InFeed: false, SearchText: "");

    private static PublicPage Entry(string path, Piece piece, bool inFeed) =>
        new(path, piece.Title, piece.Summary, piece.ChangedAt, inFeed, $"{piece.Title}\n{piece.Summary}\n{piece.Changes}\n{Written.Plain(piece.Body)}");
}
