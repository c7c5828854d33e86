using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Features.MyTicket;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Campaigns.Registrations.Features.WithdrawConsent;

/// <summary>Behind a person's link: no longer agree. Says what that means; it cannot be taken back, so the code of the ticket is typed.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.PublicPosts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class WithdrawConsentPage(TicketViews tickets, IHandler<WithdrawConsent, Guid> withdraw, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; init; } = "";

    [BindProperty]
    public string? Code { get; init; }

    public TicketView Ticket { get; private set; } = null!;

    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Found(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Found(ct)) return NotFound();
        if (Domain.TicketCode.Read(Code) != Ticket.Registration.Code) return this.Refused("_Withdraw", [Failure.Invalid("registrations.code-differs", "code")]);
        var result = await withdraw.Handle(new(TicketRef.ByToken(Token)), ct);
        if (!result.Succeeded) return this.Refused("_Withdraw", result.Failures);
        IsDone = true; // The link opens nothing any more: there is no page to go back to.
        return Page();
    }

    private async Task<bool> Found(CancellationToken ct)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (await tickets.Find(Token, ct) is not { } ticket || clock.GetUtcNow() >= TicketLink.ValidUntil(ticket)) return false;
        Ticket = ticket;
        return true;
    }
}
