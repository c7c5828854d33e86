using Campaigns.Content.Domain;
using Campaigns.Content.Features.ShowContent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Campaigns.Content.Features.Home;

/// <summary>The first page: the promise, the two ways in, and what other modules put into the slots <c>content.home-meetings</c>
/// and <c>content.home-progress</c> (neither is handed a model).</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicCache.Home)]
internal sealed class HomePage(PublishedContent content, Written written) : PageModel
{
    public IReadOnlyList<Piece> News { get; private set; } = [];

    public IReadOnlyList<Piece> Questions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        News = (await content.Newest(ContentTypes.Announcement, 3, null, ct)).Items;
        Questions = await content.InOrder(ContentTypes.Question, 3, ct);
    }

    public string Html(Piece piece) => written.Html(piece.Body, Request.PathBase);
}
