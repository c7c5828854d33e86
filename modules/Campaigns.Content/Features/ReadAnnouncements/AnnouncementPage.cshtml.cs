using Campaigns.Content.Domain;
using Campaigns.Content.Features.ShowContent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Campaigns.Content.Features.ReadAnnouncements;

/// <summary>One piece of news. 410 when it was taken down, 404 when it never was.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicCache.Pages)]
internal sealed class AnnouncementPage(PublishedContent content) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; init; } = "";

    public Piece Piece { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await content.Find(ContentTypes.Announcement, Slug, ct) is { } piece)
        {
            Piece = piece;
            return Page();
        }

        return await content.WasShown(ContentTypes.Announcement, Slug, ct) ? StatusCode(410) : NotFound();
    }
}
