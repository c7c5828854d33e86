using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Features.EditContent;

/// <summary>Pictures that may stand above a text.</summary>
internal sealed class PictureChoices(ContentDbContext db, IActor actor)
{
    private const int Most = 50, Longest = 80;

    /// <summary>The newest the actor sees, and the one that is chosen.</summary>
    public async Task<IReadOnlyList<SelectListItem>> For(Guid? chosen, CancellationToken ct)
    {
        var seen = db.Pictures.AsNoTracking().Within(actor, Permissions.ViewMedia).Where(p => p.AwayAt == null);
        var newest = await seen.OrderByDescending(p => p.Id).Take(Most).Select(p => new { p.Id, p.Alt }).ToListAsync(ct);
        if (chosen is { } id && !newest.Exists(p => p.Id == id) && await seen.Where(p => p.Id == id).Select(p => new { p.Id, p.Alt }).SingleOrDefaultAsync(ct) is { } old) newest.Add(old);
        return [.. newest.Select(p => new SelectListItem(p.Alt.Length > Longest ? p.Alt[..Longest] + "…" : p.Alt, p.Id.ToString(), p.Id == chosen))];
    }

    /// <summary>Refuses a picture that is not there, or that the writer does not see; one that stood there before may have been taken away since.</summary>
    public async Task<Failure?> Check(Guid? chosen, Guid? before, CancellationToken ct) =>
        chosen is not { } id || id == before || await db.Pictures.Within(actor, Permissions.ViewMedia).AnyAsync(p => p.Id == id && p.AwayAt == null, ct) ? null : Refusals.PictureUnknown;
}
