using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.InvitePeople;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.AnswerInvitation;

/// <summary>The page behind the link of one who is invited: do they come, and how many. An unknown link is the same 404 as any unknown address.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.PublicPosts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class InvitedPage(EventsDbContext db, InvitationFinder invitations, GuestNames names, IPlaces places, IHandler<AnswerInvitation, Invitation> answer, TimeProvider clock, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; init; } = "";

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    [BindProperty]
    public string? Comes { get; set; }

    [BindProperty]
    public int? People { get; set; } = 1;

    [BindProperty]
    public bool Consent { get; set; }

    public Invitation Invitation { get; private set; } = null!;

    public string Guest { get; private set; } = "";

    public EventRow Event { get; private set; } = null!;

    /// <summary>The ticket that the yes became.</summary>
    public string? Ticket { get; private set; }

    public IReadOnlyList<SelectListItem> Choices => [new(texts["events.i-come"], "yes"), new(texts["events.i-come-not"], "no")];

    public bool IsOpen => Event.Status is EventStatus.Published && Event.EndsAt > clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (Invitation.Answer is not InvitationAnswer.None) Comes = Invitation.Answer is InvitationAnswer.Yes ? "yes" : "no";
        if (Invitation.People > 0) (People, Consent) = (Invitation.People, true);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (ModelState.GetFieldValidationState(nameof(People)) is ModelValidationState.Invalid) People = null; // No number: not taken for the one it begins with.
        var said = await answer.Handle(new(Token, Comes switch { "yes" => true, "no" => false, _ => null }, People, Consent), ct);
        if (said.Succeeded) return this.Done($"/invited/{Token}");
        await Load(ct);
        return this.Refused("_Answer", said.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (await invitations.Find(Token, ct) is not { } found || (await names.Of([found], ct)).GetValueOrDefault(found.Id) is not { } guest) return false;
        (Invitation, Guest) = (found, guest.FullName);
        Event = await db.Events.AsNoTracking().Where(e => e.Id == found.EventId).Select(EventRow.Read).SingleAsync(ct);
        // By its path: the address for messages may be another than the one they came by.
        Ticket = found.RegistrationId is { } place && (await places.Links([place], ct)).TryGetValue(place, out var link) ? new Uri(link).AbsolutePath : null;
        return true;
    }
}
