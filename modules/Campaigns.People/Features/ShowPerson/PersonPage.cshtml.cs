using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.People.Domain;
using Campaigns.People.Features.ListPeople;
using Campaigns.Ui;
using Campaigns.Ui.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.People.Features.ShowPerson;

/// <summary>One person across meetings. The slot <c>people.person</c> gets the person's id.</summary>
[Authorize(Permissions.View)]
internal sealed class PersonPage(PeopleQuery query, MeetingsQuery meetings, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PersonRow Row { get; private set; } = null!;

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<Meeting> Meetings { get; private set; } = [];

    [BindProperty] public string? Number { get; init; }

    [BindProperty] public string? Reason { get; set; }

    /// <summary>The number that was asked for just now, and which.</summary>
    public (string Which, string Number)? Shown { get; private set; }

    /// <summary>Numbers that are there and that the caller may ask for.</summary>
    public IReadOnlyList<SelectListItem> Choices =>
    [
        .. May(Permissions.ViewPhone, Row.Phone) ? [new SelectListItem(texts["people.phone"], "phone")] : Array.Empty<SelectListItem>(),
        .. May(Permissions.ViewCitizenId, Row.CitizenId) ? [new SelectListItem(texts["people.citizen-id"], "citizenId")] : Array.Empty<SelectListItem>(),
    ];

    public static Tone ToneOf(string status) => status switch
    {
        "attended" => Tone.Ok,
        "waitlisted" or "offered" => Tone.Warn,
        "absent" or "cancelled" or "offer-expired" => Tone.Neutral,
        _ => Tone.Info,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    /// <summary>Answers the page itself and no address to come back to: the number is shown once.</summary>
    public async Task<IActionResult> OnPostRevealAsync([FromServices] IHandler<RevealNumber.RevealNumber, string> reveal, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!Has(Permissions.ViewPhone) && !Has(Permissions.ViewCitizenId)) return Forbid();
        var revealed = await reveal.Handle(new(Id, Number, Reason), ct);
        if (!revealed.Succeeded) return revealed.Failures[0].Kind == FailureKind.Forbidden ? Forbid() : this.Refused("_Numbers", revealed.Failures);
        Response.Headers.CacheControl = "no-store";
        Shown = (Number == "citizenId" ? "citizenId" : "phone", revealed.Value);
        (Reason, _) = (null, ModelState.Remove(nameof(Reason)));
        return Page();
    }

    private bool May(string permission, string masked) => masked.Length > 0 && Has(permission);

    private bool Has(string permission) => actor.Has(permission, new(Person.ScopePath));

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await query.Find(Id, ct) is not var (row, person)) return false;
        (Row, Person, Meetings) = (row, person, await meetings.Of(Id, ct));
        return true;
    }
}
