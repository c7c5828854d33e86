using Campaigns.Kernel.Security;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.ShowCampaign;

/// <summary>One campaign, if the caller may see it.</summary>
internal sealed class CampaignQuery(TargetsDbContext db, IActor actor)
{
    public Task<Campaign?> Find(Guid id, string permission, CancellationToken ct) =>
        db.Campaigns.AsNoTracking().Touching(actor, permission).SingleOrDefaultAsync(c => c.Id == id, ct);

    public Task<List<Campaign>> All(string permission, CancellationToken ct) =>
        db.Campaigns.AsNoTracking().Touching(actor, permission).OrderByDescending(c => c.StartsOn).ThenByDescending(c => c.Id).ToListAsync(ct);

    /// <summary>The one that was asked for by code or id; without a word the largest that runs on that day, else the last one begun, else the next.</summary>
    public static Campaign? Choose(IReadOnlyList<Campaign> all, string? asked, DateOnly on)
    {
        if (!string.IsNullOrEmpty(asked)) return all.FirstOrDefault(c => c.Code == asked || c.Id.ToString() == asked);
        return all.Where(c => c.StartsOn <= on && on <= c.EndsOn).MaxBy(c => c.Target)
            ?? all.Where(c => c.StartsOn <= on).MaxBy(c => c.StartsOn)
            ?? all.MinBy(c => c.StartsOn);
    }
}
