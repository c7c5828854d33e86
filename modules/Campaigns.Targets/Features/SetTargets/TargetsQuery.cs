using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.SetTargets;

/// <summary>Versions of a campaign's targets, narrowed to the caller's places.</summary>
internal sealed class TargetsQuery(TargetsDbContext db, IUnits units, IActor actor)
{
    /// <summary>The version in force on a day: the latest that has taken effect; before the first has, the first.</summary>
    public async Task<TargetVersion?> InForce(Guid campaignId, DateOnly on, CancellationToken ct)
    {
        var versions = db.Versions.AsNoTracking().Include(v => v.Units).Include(v => v.Months).AsSplitQuery().Where(v => v.CampaignId == campaignId);
        return await versions.Where(v => v.EffectiveFrom <= on).OrderByDescending(v => v.EffectiveFrom).ThenByDescending(v => v.Number).FirstOrDefaultAsync(ct)
            ?? await versions.OrderBy(v => v.EffectiveFrom).ThenByDescending(v => v.Number).FirstOrDefaultAsync(ct);
    }

    /// <summary>One version by number.</summary>
    public Task<TargetVersion?> Numbered(Guid campaignId, int number, CancellationToken ct) =>
        db.Versions.AsNoTracking().Include(v => v.Units).Include(v => v.Months).AsSplitQuery().SingleOrDefaultAsync(v => v.CampaignId == campaignId && v.Number == number, ct);

    /// <summary>All versions, the newest first, without their parts.</summary>
    public Task<List<VersionLine>> Versions(Guid campaignId, CancellationToken ct) =>
        db.Versions.AsNoTracking().Where(v => v.CampaignId == campaignId).OrderByDescending(v => v.Number)
            .Select(v => new VersionLine(v.Number, v.EffectiveFrom, v.Reason, v.MadeAt, v.MadeBy)).ToListAsync(ct);

    /// <summary>The version as the API shows it, with only the units the caller may see.</summary>
    public async Task<TargetsResource> Shown(Campaign campaign, TargetVersion? version, CancellationToken ct)
    {
        if (version is null) return new(campaign.Id, 0, campaign.TargetFrom, "", null, campaign.Target, []);
        var places = actor.PlacesIn(campaign, Permissions.View).Select(p => new Scope(p)).ToList();
        var names = await units.Many([.. version.Units.Select(u => u.UnitCode)], version.EffectiveFrom, ct);
        var items = version.Units.Select(u => (u.ScopePath, Item: new TargetItem(u.UnitCode, names.GetValueOrDefault(u.UnitCode)?.FullName ?? u.UnitCode, null, u.People)))
            .Concat(version.Months.Select(m => (m.ScopePath, Item: new TargetItem(m.UnitCode, names.GetValueOrDefault(m.UnitCode)?.FullName ?? m.UnitCode, m.Month.ToString("yyyy-MM"), m.People))))
            .Where(p => places.Exists(place => place.Contains(p.ScopePath))).Select(p => p.Item)
            .OrderBy(i => i.UnitCode, StringComparer.Ordinal).ThenBy(i => i.Month, StringComparer.Ordinal).ToList();
        return new(campaign.Id, version.Number, version.EffectiveFrom, version.Reason, version.MadeAt, campaign.Target, items);
    }
}

/// <summary>A version in a list of versions.</summary>
internal sealed record VersionLine(int Number, DateOnly EffectiveFrom, string Reason, DateTimeOffset MadeAt, string MadeBy);

/// <summary>A version of the targets in the API; number 0: nothing was shared out yet.</summary>
internal sealed record TargetsResource(Guid CampaignId, int Number, DateOnly EffectiveFrom, string Reason, DateTimeOffset? MadeAt, int Target, IReadOnlyList<TargetItem> Items);

/// <summary>One part; without a month the unit's whole.</summary>
internal sealed record TargetItem(string UnitCode, string Name, string? Month, int Target);
