using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Features.AcceptOffer;
using Campaigns.Registrations.Features.CancelRegistration;
using Campaigns.Registrations.Features.RejoinWaitlist;
using Campaigns.Registrations.Features.RestoreRegistration;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Campaigns.Registrations.Features.MyTicket;

/// <summary>The page behind a person's link: their ticket, and what they may do with it. Whoever has the link is the person.
/// An unknown link is the same 404 as any unknown address.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.PublicPosts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class MyTicketPage(TicketViews tickets, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; init; } = "";

    public TicketView Ticket { get; private set; } = null!;

    /// <summary>A new link was sent in place of this one.</summary>
    public bool LinkSent { get; private set; }

    public bool Expired => clock.GetUtcNow() >= TicketLink.ValidUntil(Ticket);

    public bool Over => clock.GetUtcNow() >= Ticket.Roster.EndsAt;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Found(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostCancelAsync([FromServices] IHandler<CancelRegistration.CancelRegistration, Guid> cancel, CancellationToken ct) =>
        Act(() => cancel.Handle(new(Mine, Undoable: true), ct), ct);

    public Task<IActionResult> OnPostUndoAsync([FromServices] IHandler<RestoreRegistration.RestoreRegistration, Guid> restore, CancellationToken ct) =>
        Act(() => restore.Handle(new(Mine), ct), ct);

    public Task<IActionResult> OnPostCloseAsync([FromServices] IHandler<SettleCancellation, Guid> settle, CancellationToken ct) =>
        Act(() => settle.Handle(new(Mine), ct), ct);

    public Task<IActionResult> OnPostAcceptAsync([FromServices] IHandler<AcceptOffer.AcceptOffer, Guid> accept, CancellationToken ct) =>
        Act(() => accept.Handle(new(Mine), ct), ct);

    public Task<IActionResult> OnPostRejoinAsync([FromServices] IHandler<RejoinWaitlist.RejoinWaitlist, Guid> rejoin, CancellationToken ct) =>
        Act(() => rejoin.Handle(new(Mine), ct), ct);

    public async Task<IActionResult> OnPostAgainAsync([FromServices] IHandler<RegisterAgain, string> again, CancellationToken ct)
    {
        if (!await Found(ct)) return NotFound();
        var result = await again.Handle(new(Token), ct);
        return result.Succeeded ? this.Done($"/my/{result.Value}") : this.Refused("_MyTicket", result.Failures);
    }

    public async Task<IActionResult> OnPostSendAsync([FromServices] IHandler<SendNewLink, Guid> send, CancellationToken ct)
    {
        if (!await Found(ct)) return NotFound();
        LinkSent = (await send.Handle(new(Token), ct)).Succeeded;
        return Page();
    }

    private TicketRef Mine => TicketRef.ByToken(Token);

    private async Task<bool> Found(CancellationToken ct)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (await tickets.Find(Token, ct) is not { } ticket) return false;
        Ticket = ticket;
        return true;
    }

    private async Task<IActionResult> Act(Func<Task<Result<Guid>>> act, CancellationToken ct)
    {
        if (!await Found(ct) || Expired) return NotFound();
        var result = await act();
        if (result.Succeeded) return this.Done($"/my/{Token}");
        await Found(ct);
        return this.Refused("_MyTicket", result.Failures);
    }
}
