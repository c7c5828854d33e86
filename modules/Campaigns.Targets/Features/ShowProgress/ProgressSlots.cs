using Campaigns.Kernel.Security;
using Campaigns.Kernel.Slots;
using Campaigns.Kernel.Values;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.ShowCampaign;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.ShowProgress;

/// <summary>Tells the public how far the largest campaign of these days is; nothing between campaigns.</summary>
internal sealed class HomeProgressSlot(TargetsDbContext db, ProgressQuery query, TimeProvider clock) : ISlotProvider
{
    public string Slot => "content.home-progress";

    public async Task<SlotItem?> For(object? model, CancellationToken ct)
    {
        var today = clock.Today();
        var campaign = await db.Campaigns.AsNoTracking().Where(c => c.TargetFrom <= today && today <= c.TargetTo)
            .OrderByDescending(c => c.Target).ThenBy(c => c.Id).FirstOrDefaultAsync(ct);
        return campaign is null ? null : new("ShowProgress/_HomeProgress", "Targets", await query.PublicSums(campaign, today, ct));
    }
}

/// <summary>Where the campaign stands, on the page everybody starts with, for those who may see the dashboard.</summary>
internal sealed class TodayProgressSlot(CampaignQuery campaigns, ProgressQuery query, IActor actor, TimeProvider clock) : ISlotProvider
{
    public string Slot => "accounts.today";

    public async Task<SlotItem?> For(object? model, CancellationToken ct)
    {
        if (!actor.Has(Permissions.Dashboard)) return null;
        var today = clock.Today();
        var campaign = CampaignQuery.Choose(await campaigns.All(Permissions.Dashboard, ct), null, today);
        return campaign is null ? null : new("ShowProgress/_TodayProgress", "Targets", await query.Sums(campaign, today, ct), Order: 10);
    }
}
