using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Events.Features.TellPeople;

/// <summary>For print: who registered and can be told only in person.</summary>
[Authorize(Permissions.Plan)]
internal sealed class CallListPage(ListEventsQuery events, AudienceFinder audiences, IActor actor) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; init; }

    public EventRow Event { get; private set; } = null!;

    public IReadOnlyList<Registrant> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await events.One(Id, ct) is not { } found || !actor.Has(Permissions.Plan, new Scope(found.Row.ScopePath))) return NotFound();
        Event = found.Row;
        People = await audiences.Unreachable(Id, ct);
        return Page();
    }
}
