using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Campaigns.Registrations.Features.ChooseAgain;

/// <summary>What whoever cannot come to their meeting may choose: keep the place, go to another one near by, give the place back. Whoever has the link is the person.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.PublicPosts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ChoosePage(TicketViews tickets, Offerings offerings, ISeats seats, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; init; } = "";

    public TicketView Ticket { get; private set; } = null!;

    public IReadOnlyList<Offering> Others { get; private set; } = [];

    public IReadOnlyDictionary<Guid, SeatCounts> Taken { get; private set; } = new Dictionary<Guid, SeatCounts>();

    /// <summary>It is held, at the time on the ticket.</summary>
    public bool Held => Ticket.Roster.Open;

    public int Left(Offering other) => Math.Max(0, other.Seats - Taken.GetValueOrDefault(other.Id, SeatCounts.None).Taken);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Found(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid to, [FromServices] IHandler<ChooseAgain, string> choose, CancellationToken ct)
    {
        if (!await Found(ct)) return NotFound();
        var chosen = await choose.Handle(new(Token, to), ct);
        return chosen.Succeeded ? this.Done($"/my/{chosen.Value}") : this.Refused("_Choose", chosen.Failures);
    }

    private async Task<bool> Found(CancellationToken ct)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (await tickets.Find(Token, ct) is not { } ticket || clock.GetUtcNow() >= ticket.Roster.EndsAt
            || ticket.Registration.Status is not (RegistrationStatus.Confirmed or RegistrationStatus.Waitlisted or RegistrationStatus.Offered)) return false;
        Ticket = ticket;
        Others = await offerings.Near(ticket.Roster.Id, ChooseAgainHandler.Most, ct);
        Taken = await seats.Count([.. Others.Select(o => o.Id)], ct);
        return true;
    }
}
