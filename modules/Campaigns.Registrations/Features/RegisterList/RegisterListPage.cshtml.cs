using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Forms;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.RegisterList;

/// <summary>A village head registers neighbours on one page, a line each. The same form again gives the same places.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.PublicPosts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RegisterListPage(Offerings offerings, RegisterPageFacts facts, PhoneLimits phones, Forms.Forms forms, IHandler<RegisterList, IReadOnlyList<ListedPerson>> register, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; init; } = "";

    [BindProperty]
    public string? ContactName { get; init; }

    [BindProperty]
    public string? UnitCode { get; set; }

    [BindProperty]
    public string? Hamlet { get; init; }

    [BindProperty]
    public string? Lines { get; init; }

    [BindProperty]
    public bool Consent { get; init; }

    /// <summary>Key of this form.</summary>
    [BindProperty]
    public Guid Once { get; set; }

    /// <summary>Hidden from people; only programs fill it in.</summary>
    [BindProperty]
    public string? Website { get; init; }

    public Offering Offering { get; private set; } = null!;

    public RegisterPageView View { get; private set; } = null!;

    public IReadOnlyList<ListedPerson>? Listed { get; private set; }

    public IEnumerable<SelectListItem> Communes => View.Communes;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        (Once, UnitCode) = (Guid.NewGuid(), View.OwnCommune);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!string.IsNullOrEmpty(Website)) return this.Refused("_List", [Refusals.Program]);
        var head = new RegistrationBody { ContactName = ContactName, UnitCode = string.IsNullOrWhiteSpace(UnitCode) ? null : UnitCode, Hamlet = Hamlet, Consent = Consent, FullName = "-" };
        var command = new RegisterList(Offering, head, Lines ?? "", Once);
        if (command.People().Any(p => phones.Over(p.Phone) is not null)) return StatusCode(429);

        var result = await register.Handle(command, ct);
        if (!result.Succeeded) return this.Refused("_List", result.Failures);
        Listed = result.Value;
        return Page();
    }

    /// <summary>What came of a line, in words.</summary>
    public string Outcome(ListedPerson person) => person switch
    {
        { Registered: { Status: RegistrationStatus.Waitlisted } waits } => texts["registrations.list-waits", waits.Position ?? 1, waits.Code],
        { Registered: { } seated } => texts["registrations.list-seated", seated.Code],
        { Refused: { } refused } => refused.Args.Length == 0 ? texts[refused.Code] : texts[refused.Code, refused.Args],
        _ => "",
    };

    private async Task<bool> Load(CancellationToken ct)
    {
        // Where each phone is proved, each person does that by themselves.
        if (await offerings.FindBySlug(Slug, ct) is not { } offering || (await forms.Recent(offering.Id, ct)).ConfirmPhone) return false;
        Offering = offering;
        View = await facts.For(offering, new(), step: 3, last: false, ct);
        return true;
    }
}
