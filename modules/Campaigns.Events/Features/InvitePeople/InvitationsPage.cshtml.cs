using Campaigns.Events.Domain;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.InvitePeople;

/// <summary>Who is invited to an event, what they answered, and inviting more.</summary>
[Authorize(Permissions.Plan)]
internal sealed class InvitationsPage(ListEventsQuery events, InvitationsQuery invitations, GuestList guests, InvitePlaces places, IHandler<InvitePeople, InviteCount> invite, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; init; }

    [BindProperty]
    public string? Kind { get; set; } = nameof(GuestKind.NotInsured);

    [BindProperty]
    public string? UnitCode { get; set; }

    [BindProperty]
    public string? Lines { get; set; }

    [BindProperty]
    public bool Letters { get; set; }

    [BindProperty]
    public string? PerVillage { get; set; }

    /// <summary>How many the planner was shown.</summary>
    [BindProperty]
    public int? Expected { get; set; }

    /// <summary>Which invitations the table shows.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public InvitationChoice Choice => InvitationWords.Choice(Show) ?? InvitationChoice.All;

    public EventWithSeats Event { get; private set; } = null!;

    public InvitationSums Sums { get; private set; } = null!;

    public IReadOnlyList<VillageLine> Villages { get; private set; } = [];

    public Paged<InvitationLine> Rows { get; private set; } = new([], null);

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    /// <summary>What inviting as typed would do.</summary>
    public InviteCount? Preview { get; private set; }

    public bool Open => Event.Row.Status is EventStatus.Published;

    public async Task<IActionResult> OnGetAsync(string? cursor, CancellationToken ct)
    {
        if (!await Load(cursor, ct)) return NotFound();
        UnitCode = Event.Row.UnitCode;
        return Page();
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        if (!await Load(null, ct)) return NotFound();
        var looked = await invite.Handle(Asked(look: true), ct);
        if (!looked.Succeeded) return this.Refused("_Invite", looked.Failures);
        Tell(looked.Value);
        return Request.WantsFragment() ? this.Fragment("_Invite", this) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(null, ct)) return NotFound();
        var invited = await invite.Handle(Asked(look: false), ct);
        if (invited.Succeeded) return this.Done(invited.Value.MailingId is { } mailing ? $"/admin/mailings/{mailing}" : $"/admin/events/{Id}/invitations", texts["events.were-invited", invited.Value.All]);
        if (await invite.Handle(Asked(look: true), ct) is { Succeeded: true } now) Tell(now.Value);
        return this.Refused("_Invite", invited.Failures);
    }

    public async Task<IActionResult> OnPostLettersAsync(bool again, [FromServices] IHandler<PrintLetters, byte[]> print, [FromServices] HelpLine line, CancellationToken ct)
    {
        if (!await Load(null, ct)) return NotFound();
        var file = await print.Handle(new(Id, again, line.Number), ct);
        return file.Succeeded ? File(file.Value, "application/pdf", $"thu-moi-{Event.Row.Slug}.pdf") : this.Refused("_Invite", file.Failures);
    }

    private void Tell(InviteCount count)
    {
        (Preview, Expected) = (count, count.All);
        ModelState.Remove(nameof(Expected));
    }

    private InvitePeople Asked(bool look) => new(Id, Enum.TryParse<GuestKind>(Kind, out var kind) ? kind : GuestKind.Listed, UnitCode, Lines, Letters,
        string.IsNullOrWhiteSpace(PerVillage) ? null : int.TryParse(PerVillage, out var most) ? most : 0, look, look ? null : Expected ?? -1);

    private async Task<bool> Load(string? cursor, CancellationToken ct)
    {
        if (await events.One(Id, ct) is not { } found || !actor.Has(Permissions.Plan, new Scope(found.Row.ScopePath))) return false;
        Event = found;
        Sums = await invitations.Sums(Id, ct);
        Villages = await invitations.Villages(Id, ct);
        Rows = await invitations.Page(Id, Choice, null, cursor, ct);
        var (people, insured) = guests.Knows;
        Kinds = [.. Enum.GetValues<GuestKind>().Where(k => k is GuestKind.Listed || (k is GuestKind.Everybody ? people : insured)).Select(k => new SelectListItem(texts[$"events.invite-{k.ToString().ToLowerInvariant()}"], k.ToString()))];
        if (Kinds.All(k => k.Value != Kind)) Kind = Kinds[0].Value;
        Places = await places.Near(Event.Row, ct);
        return true;
    }
}
