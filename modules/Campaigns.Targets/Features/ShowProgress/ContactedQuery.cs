using Campaigns.Kernel.Security;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.ShowProgress;

/// <summary>People contacted, as recorded: of each unit the last figure up to the day. Null when nobody recorded any.</summary>
internal sealed class ContactedQuery(TargetsDbContext db)
{
    public async Task<int?> Count(Campaign campaign, DateOnly asOf, IReadOnlyList<string> places, CancellationToken ct)
    {
        var scopes = places.Select(p => new Scope(p)).ToList();
        var rows = await db.Contacted.AsNoTracking().Where(c => c.CampaignId == campaign.Id && c.CountedOn <= asOf).ToListAsync(ct);
        var last = rows.Where(r => scopes.Exists(s => s.Contains(r.ScopePath))).GroupBy(r => r.UnitCode, StringComparer.Ordinal).Select(g => g.MaxBy(r => r.CountedOn)!).ToList();
        return last.Count == 0 ? null : last.Sum(r => r.People);
    }
}
