using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Events.Features.TellPeople;

/// <summary>How far a mailing got; it is stopped and continued here.</summary>
[Authorize(Permissions.View)]
internal sealed class MailingPage(MailingQuery mailings, ListEventsQuery events, IHandler<SteerMailing, Done> steer, IActor actor) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; init; }

    public EventRow Event { get; private set; } = null!;

    public Mailing Mailing { get; private set; } = null!;

    public bool MaySteer => actor.Has(Permissions.Plan, new Scope(Event.ScopePath));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? this.Fragment("_Mailing", this) : NotFound();

    public Task<IActionResult> OnPostStopAsync(CancellationToken ct) => Steer(on: false, ct);

    public Task<IActionResult> OnPostContinueAsync(CancellationToken ct) => Steer(on: true, ct);

    private async Task<IActionResult> Steer(bool on, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!MaySteer) return StatusCode(403);
        var done = await steer.Handle(new(Id, on), ct);
        await Load(ct);
        return done.Succeeded ? this.Fragment("_Mailing", this) : this.Refused("_Mailing", done.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await mailings.Find(Id, ct) is not { } mailing || await events.One(mailing.EventId, ct) is not { } found) return false;
        (Event, Mailing) = (found.Row, mailing);
        return true;
    }
}
