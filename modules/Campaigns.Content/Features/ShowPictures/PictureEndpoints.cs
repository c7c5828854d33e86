using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Campaigns.Content.Features.ShowPictures;

/// <summary>The bytes of pictures: <c>/media/{id}</c> of those above a text the public reads, <c>/admin/media/{id}/file</c> of the actor's places. Each with its hash as
/// its tag; what is kept is always a JPEG that was drawn here.</summary>
internal static class PictureEndpoints
{
    // Taken away, it is gone from the pages at once, and from who has its address within the hour.
    private const string ForAll = "public, max-age=3600", ForOne = "private, max-age=3600";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/media/{id:guid}", Shown).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/admin/media/{id:guid}/file", Mine).RequireAuthorization(Permissions.ViewMedia).ExcludeFromDescription();
    }

    private static Task<IResult> Shown(HttpContext http, Guid id, string? size, ContentDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var above = db.Items.Where(i => i.Status == ContentStatus.Published && i.PublishedAt <= now).Join(db.Versions, i => new { ItemId = i.Id, Number = i.ShownVersion }, v => new { v.ItemId, Number = (int?)v.Number }, (i, v) => v.Wording.Picture);
        return Answer(http, db, db.Pictures.Where(p => p.Id == id && p.AwayAt == null && above.Contains(p.Id)), size, ForAll, ct);
    }

    private static Task<IResult> Mine(HttpContext http, Guid id, string? size, ContentDbContext db, IActor actor, CancellationToken ct) =>
        Answer(http, db, db.Pictures.Within(actor, Permissions.ViewMedia).Where(p => p.Id == id), size, ForOne, ct);

    private static async Task<IResult> Answer(HttpContext http, ContentDbContext db, IQueryable<Picture> pictures, string? size, string kept, CancellationToken ct)
    {
        if (await pictures.AsNoTracking().Select(p => new { p.Id, p.Sha256 }).SingleOrDefaultAsync(ct) is not { } picture) return Results.NotFound();
        var asked = size == "small" ? PictureSize.Small : PictureSize.Whole;
        var content = await db.PictureFiles.AsNoTracking().Where(f => f.PictureId == picture.Id && f.Size == asked).Select(f => f.Content).SingleAsync(ct);
        http.Response.Headers.CacheControl = kept;
        return Results.Bytes(content, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{picture.Sha256[..24]}-{asked}\""));
    }
}
