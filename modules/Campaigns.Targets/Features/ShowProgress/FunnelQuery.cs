using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Security;
using Campaigns.Targets.Contracts;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.ShowProgress;

/// <summary>From being told of it to joining. Only for campaigns where somebody recorded how many were contacted: a funnel without a mouth says nothing.</summary>
internal sealed class FunnelQuery(TargetsDbContext db, IInterestedPeople interested, IEnumerable<IFunnelSteps> steps)
{
    /// <summary>The steps in order, as things stand now; null where nobody recorded contacts up to the day.</summary>
    public async Task<Funnel?> Of(Progress progress, CancellationToken ct)
    {
        if (await Contacted(progress.Campaign, progress.AsOf, progress.Places, ct) is not { } contacted) return null;
        var (registered, attended) = ((int?)null, (int?)null);
        foreach (var kept in steps)
        {
            var counts = await kept.Count(progress.Campaign.Id, progress.Places, ct);
            if (counts.TryGetValue(FunnelStep.Registered, out var more)) registered = (registered ?? 0) + more;
            if (counts.TryGetValue(FunnelStep.Attended, out var came)) attended = (attended ?? 0) + came;
        }

        var wanting = 0;
        foreach (var place in progress.Places)
            wanting += await interested.Count(progress.Campaign.Product.ToString(), progress.Campaign.StartsOn, progress.AsOf, place, ct);
        return new(contacted, registered, attended, wanting, progress.Cumulative);
    }

    /// <summary>People contacted, as recorded: of each unit the last figure up to the day. Null when nobody recorded any.</summary>
    public async Task<int?> Contacted(Campaign campaign, DateOnly asOf, IReadOnlyList<string> places, CancellationToken ct)
    {
        var scopes = places.Select(p => new Scope(p)).ToList();
        var rows = await db.Contacted.AsNoTracking().Where(c => c.CampaignId == campaign.Id && c.CountedOn <= asOf).ToListAsync(ct);
        var last = rows.Where(r => scopes.Exists(s => s.Contains(r.ScopePath))).GroupBy(r => r.UnitCode, StringComparer.Ordinal).Select(g => g.MaxBy(r => r.CountedOn)!).ToList();
        return last.Count == 0 ? null : last.Sum(r => r.People);
    }
}

/// <summary>People at each step; null for a step that no module keeps.</summary>
internal sealed record Funnel(int Contacted, int? Registered, int? Attended, int Interested, int Joined);
