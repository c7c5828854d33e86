using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.SetTargets;

internal sealed class SetTargetsHandler(TargetsDbContext db, IUnits units, IActor actor, IAudit audit, TimeProvider clock) : IHandler<SetTargets, TargetVersion>
{
    public async Task<Result<TargetVersion>> Handle(SetTargets command, CancellationToken ct)
    {
        // Numbers of versions are given out without gaps: whoever sets targets waits for the turn at the campaign.
        await using var turn = await db.LockAsync<Campaign>(command.CampaignId, ct);
        var campaign = await db.Campaigns.SingleOrDefaultAsync(c => c.Id == command.CampaignId, ct);
        if (campaign is null || !actor.Has(Permissions.Edit, new Scope(campaign.ScopePath))) return Refusals.NoSuchCampaign;

        var from = command.EffectiveFrom ?? campaign.UsualEffectiveFrom(clock.Today());
        if (from < campaign.StartsOn || from > campaign.TargetTo) return Refusals.EffectiveOutside;
        var parts = await Placed(command.Parts, from, ct);
        if (!parts.Succeeded) return parts.Refused<TargetVersion>();

        var breakdown = Breakdown.Of(campaign, parts.Value);
        if (!breakdown.Succeeded && breakdown.Failures[0].Kind == FailureKind.Invalid) return breakdown.Refused<TargetVersion>();
        if (command.Expected is { } expected && expected != campaign.Version) return Refusals.Changed;
        if (!breakdown.Succeeded) return breakdown.Refused<TargetVersion>();

        var latest = await db.Versions.Include(v => v.Units).Include(v => v.Months).AsSplitQuery()
            .SingleOrDefaultAsync(v => v.CampaignId == campaign.Id && v.Number == campaign.LatestVersion, ct);
        if (latest?.SaysTheSame(breakdown.Value, from) == true) return latest;

        var made = Add(campaign, breakdown.Value, new(from, command.Reason?.Trim() ?? "", clock.GetUtcNow(), actor.DisplayName.Length > 0 ? actor.DisplayName : actor.Name));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return made;
    }

    private TargetVersion Add(Campaign campaign, Breakdown breakdown, VersionNote note)
    {
        var version = new TargetVersion(campaign.Id, campaign.NextVersion(), breakdown, note);
        db.Add(version);
        audit.Note("targets.targets-set", new("targets.campaign", campaign.Id), new { version.Number, version.EffectiveFrom });
        return version;
    }

    private async Task<Result<IReadOnlyList<Part>>> Placed(IReadOnlyList<PartBody> parts, DateOnly on, CancellationToken ct)
    {
        var known = await units.Many([.. parts.Select(p => p.UnitCode!.Trim()).Distinct(StringComparer.Ordinal)], on, ct);
        var placed = new List<Part>(parts.Count);
        var wrong = new List<Failure>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (known.GetValueOrDefault(parts[i].UnitCode!.Trim()) is { } unit)
                placed.Add(new(unit.Code, unit.Path, parts[i].Month is { } month ? SetTargets.MonthOf(month) : null, parts[i].Target!.Value, unit.FullName));
            else wrong.Add(Refusals.PartUnitUnknown.At($"{i}.unitCode"));
        }

        return wrong.Count > 0 ? Result<IReadOnlyList<Part>>.Refuse(wrong) : placed;
    }
}
