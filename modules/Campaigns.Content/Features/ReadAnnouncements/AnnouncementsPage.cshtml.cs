using Campaigns.Content.Domain;
using Campaigns.Content.Features.ShowContent;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Campaigns.Content.Features.ReadAnnouncements;

/// <summary>The news, newest first.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicCache.Pages)]
internal sealed class AnnouncementsPage(PublishedContent content) : PageModel
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; init; }

    public Paged<Piece> News { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken ct) => News = await content.Newest(ContentTypes.Announcement, PageSize, Cursor, ct);
}
