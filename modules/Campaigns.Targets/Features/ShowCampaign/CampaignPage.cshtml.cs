using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.SetTargets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Targets.Features.ShowCampaign;

/// <summary>One campaign: its facts, and every version of its targets.</summary>
[Authorize(Permissions.View)]
internal sealed class CampaignPage(CampaignQuery query, TargetsQuery targets, IUnits units, IActor actor) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public string Place { get; private set; } = "";

    public IReadOnlyList<VersionLine> Versions { get; private set; } = [];

    public bool MayEdit => actor.Has(Permissions.Edit, new Scope(Campaign.ScopePath));

    public bool MaySteer => actor.Has(Permissions.Dashboard);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await query.Find(Id, Permissions.View, ct) is not { } campaign) return NotFound();
        Campaign = campaign;
        Place = (await units.Find(campaign.UnitCode, campaign.StartsOn, ct))?.FullName ?? campaign.UnitCode;
        Versions = await targets.Versions(campaign.Id, ct);
        return Page();
    }
}
