using Campaigns.Events.Features.Venues;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Events.Features.AdminVenues;

[Authorize(Permissions.View)]
internal sealed class VenuesPage(ListVenuesQuery venues, IActor actor) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; init; }

    public Paged<VenueResource> Rows { get; private set; } = new([], null);

    public bool CanPlan => actor.Has(Permissions.Plan);

    public async Task OnGetAsync(string? cursor, CancellationToken ct) => Rows = await venues.Page(Q, 50, cursor, ct);
}
