using Campaigns.Content.Domain;
using Campaigns.Content.Features.ShowContent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Campaigns.Content.Features.ReadHelp;

/// <summary>Questions with their answers; each has an anchor of its own.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicCache.Pages)]
internal sealed class HelpPage(PublishedContent content, Written written) : PageModel
{
    // More than this nobody reads on one page; the search finds the rest.
    private const int AtMost = 100;

    public IReadOnlyList<Piece> Questions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Questions = await content.InOrder(ContentTypes.Question, AtMost, ct);

    public string Html(Piece piece) => written.Html(piece.Body, Request.PathBase);
}
