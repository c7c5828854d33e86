using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.ShowCampaign;
using Campaigns.Ui.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Targets.Features.ListCampaigns;

/// <summary>The campaigns that touch the reader's places, the newest first. There are a few a year: all stand on one page.</summary>
[Authorize(Permissions.View)]
internal sealed class CampaignsPage(CampaignQuery query, IActor actor, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    public bool MayPlan => actor.Has(Permissions.Edit);

    public async Task OnGetAsync(CancellationToken ct) => Campaigns = await query.All(Permissions.View, ct);

    public (string Word, Tone Tone) StateOf(Campaign campaign) => clock.Today() switch
    {
        var today when today < campaign.StartsOn => ("upcoming", Tone.Info),
        var today when today > campaign.EndsOn => ("ended", Tone.Neutral),
        _ => ("running", Tone.Ok),
    };
}
