using Campaigns.Content.Domain;
using Campaigns.Content.Features.ShowContent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Campaigns.Content.Features.ReadPages;

/// <summary>A standing page at <c>/pages/{slug}</c>; those of <see cref="ContentTypes.RootPages"/> also at <c>/{slug}</c>, where they
/// answer even before anybody wrote them: every public page links there.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicCache.Pages)]
internal sealed class StandingPage(PublishedContent content) : PageModel
{
    /// <summary>From the address <c>/pages/{slug}</c>, or the whole address of a root page.</summary>
    public string Slug => RouteData.Values["slug"] as string ?? Request.Path.Value!.Trim('/').ToLowerInvariant();

    public Piece? Piece { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Piece = await content.Find(ContentTypes.Page, Slug, ct);
        return Piece is not null || ContentTypes.RootPages.Contains(Slug) ? Page() : NotFound();
    }
}
