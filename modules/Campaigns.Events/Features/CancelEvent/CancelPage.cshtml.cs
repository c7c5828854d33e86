using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.CancelEvent;

/// <summary>Cancels an event, with a reason that the public is told.</summary>
[Authorize(Permissions.Cancel)]
internal sealed class CancelPage(ListEventsQuery events, IHandler<CancelEvent, Done> cancel, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; init; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool ForceMajeure { get; set; }

    public EventWithSeats Event { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var cancelled = await cancel.Handle(new(Id, Reason, ForceMajeure), ct);
        return cancelled.Succeeded ? this.Done($"/admin/events/{Id}", texts["events.was-cancelled"]) : this.Refused("_Cancel", cancelled.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await events.One(Id, ct) is not { } found) return false;
        Event = found;
        return true;
    }
}
