using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.MyTicket;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.ChangeTicket;

/// <summary>Behind a person's link: how many come, and the phone. The phone that is kept is shown masked and never filled in:
/// the link may have been passed on.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.PublicPosts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ChangeTicketPage(TicketViews tickets, IHandler<ChangeTicket, Guid> change, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; init; } = "";

    [BindProperty]
    public int? People { get; set; }

    [BindProperty]
    public string? Phone { get; init; }

    public TicketView Ticket { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Found(ct)) return NotFound();
        People = Ticket.Registration.People;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Found(ct)) return NotFound();
        var result = await change.Handle(new(TicketRef.ByToken(Token), People, Phone), ct);
        return result.Succeeded ? this.Done($"/my/{Token}", texts["registrations.changed"]) : this.Refused("_Change", result.Failures);
    }

    private async Task<bool> Found(CancellationToken ct)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (await tickets.Find(Token, ct) is not { } ticket || clock.GetUtcNow() >= TicketLink.ValidUntil(ticket)) return false;
        Ticket = ticket;
        return ticket.Registration.Status is RegistrationStatus.Confirmed or RegistrationStatus.Waitlisted;
    }
}
