using Campaigns.Content.Contracts;
using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui.Documents;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Content.Features.KeepPictures;

/// <summary>The media library: pictures of the actor's places, the newest first.</summary>
[Authorize(Permissions.ViewMedia)]
internal sealed class MediaPage(ContentDbContext db, PictureShelf shelf, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Away { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; init; }

    [BindProperty]
    public IFormFile? Photo { get; set; }

    [BindProperty]
    public string? Alt { get; set; }

    public Paged<Picture> Pictures { get; private set; } = new([], null);

    public bool MayAdd => actor.Has(Permissions.EditMedia);

    public bool MayChange(Picture picture) => actor.Has(Permissions.EditMedia, new Scope(picture.ScopePath));

    /// <summary>Where a picture's record is looked at; null where the library knows no page of it.</summary>
    public static string? PageOf(Picture picture) => picture is { AboutKind: "events.event", AboutId: { } id } ? $"/admin/events/{id}/report" : null;

    public Task OnGetAsync(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!MayAdd) return StatusCode(403);
        var kept = await shelf.Add(new(null, actor.Where(Permissions.EditMedia)[0].Path, await Photo.ReadUpTo(IPictures.Largest, ct), Alt), ct);
        if (kept.Succeeded) return this.Done("/admin/media", texts["content.photo-added"]);
        await Load(ct);
        return this.Refused("_Media", kept.Failures);
    }

    public Task<IActionResult> OnPostDescribeAsync(Guid picture, CancellationToken ct) => Act("content.photo-described", mine => shelf.Describe(mine, picture, Alt, ct), ct);

    public Task<IActionResult> OnPostTakeAwayAsync(Guid picture, CancellationToken ct) => Act("content.photo-was-taken-away", mine => shelf.TakeAway(mine, picture, ct), ct);

    public Task<IActionResult> OnPostPutBackAsync(Guid picture, CancellationToken ct) => Act("content.photo-was-put-back", mine => shelf.PutBack(mine, picture, ct), ct);

    private async Task<IActionResult> Act(string notice, Func<IQueryable<Picture>, Task<Result<Done>>> act, CancellationToken ct)
    {
        if (!MayAdd) return StatusCode(403);
        var done = await act(db.Pictures.Within(actor, Permissions.EditMedia));
        if (done.Succeeded) return this.Done("/admin/media" + (Away ? "?away=true" : ""), texts[notice]);
        await Load(ct);
        return this.Refused("_Media", done.Failures);
    }

    private async Task Load(CancellationToken ct)
    {
        var pictures = db.Pictures.AsNoTracking().Within(actor, Permissions.ViewMedia);
        Pictures = await pictures.Where(p => Away || p.AwayAt == null).NewestById(Cursor, ct);
    }
}

internal static class NewestFirst
{
    private const int APage = 24;

    public static async Task<Paged<Picture>> NewestById(this IQueryable<Picture> pictures, string? cursor, CancellationToken ct)
    {
        if (Guid.TryParse(cursor, out var last)) pictures = pictures.Where(p => p.Id < last);
        var rows = await pictures.OrderByDescending(p => p.Id).Take(APage + 1).ToListAsync(ct);
        return new([.. rows.Take(APage)], rows.Count > APage ? rows[APage - 1].Id.ToString() : null);
    }
}
