using Campaigns.Content.Data;
using Campaigns.Content.Features.ShowContent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Features.EditContent;

/// <summary>A version as the public would see it; the newest unless another is named.</summary>
[Authorize(Permissions.View)]
internal sealed class PreviewContentPage(ContentDbContext db, PublishedContent content) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    [BindProperty(SupportsGet = true)]
    public int? Version { get; init; }

    public Piece Piece { get; private set; } = null!;

    public int Number { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.Id == Id, ct) is not { } item) return NotFound();
        Number = Version ?? item.LatestVersion;
        if (await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.ItemId == Id && v.Number == Number, ct) is not { } version) return NotFound();
        var picture = await content.PictureOf(version, ct);
        Piece = PublishedContent.Read(item, version) with { Picture = picture is null ? null : picture with { InPreview = true } };
        return Page();
    }
}
