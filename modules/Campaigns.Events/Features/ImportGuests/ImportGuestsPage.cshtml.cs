using System.Text;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.InvitePeople;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.Shared;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.ImportGuests;

/// <summary>A guest list from a file: first a dry run that says what would come of each row, then the rows without mistakes are invited.</summary>
[Authorize(Permissions.Plan)]
[RequestFormLimits(MultipartBodyLengthLimit = SheetFile.MostBytes + 64 * 1024)]
[RequestSizeLimit(2 * SheetFile.MostBytes)]
internal sealed class ImportGuestsPage(ListEventsQuery events, InvitePlaces places, IHandler<ImportGuests, GuestReport> import, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; init; }

    [BindProperty]
    public string? UnitCode { get; set; }

    [BindProperty]
    public string? PerVillage { get; set; }

    [BindProperty]
    public bool Letters { get; set; }

    [BindProperty]
    public IFormFile? Sheet { get; set; }

    /// <summary>The list as it was read; the form brings it back, so that the file is chosen once.</summary>
    [BindProperty]
    public string? List { get; set; }

    /// <summary>How many the planner was shown.</summary>
    [BindProperty]
    public int? Expected { get; set; }

    public EventWithSeats Event { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public GuestReport? Report { get; private set; }

    public bool Open => Event.Row.Status is EventStatus.Published;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        UnitCode = Event.Row.UnitCode;
        return Page();
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var file = await SheetFile.Take(Sheet, ct);
        var rows = file.Succeeded ? GuestSheet.Read(file.Value) : file.Refused<IReadOnlyList<GuestDraft>>();
        return rows.Succeeded ? await Look(rows.Value, [], ct) : this.Refused("_Guests", rows.Failures);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var rows = GuestSheet.Read(Encoding.UTF8.GetBytes(List ?? ""));
        if (!rows.Succeeded) return this.Refused("_Guests", rows.Failures);
        var invited = await import.Handle(Asked(rows.Value, look: false), ct);
        return invited.Succeeded
            ? this.Done(invited.Value.Count.MailingId is { } mailing ? $"/admin/mailings/{mailing}" : $"/admin/events/{Id}/invitations", Told(invited.Value))
            : await Look(rows.Value, invited.Failures, ct);
    }

    public string Words(GuestRowOutcome row) => row switch
    {
        { Fate: null } => string.Join(" · ", row.Wrong.Select(f => f.Args.Length == 0 ? texts[f.Code].Value : texts[f.Code, f.Args].Value)),
        { Fate: GuestFate.Invited } => texts[row.ByLetter ? "events.guest-by-letter" : "events.guest-by-message"],
        { Fate: GuestFate.Twice } => texts["events.guest-twice", row.SameAs!],
        _ => texts[$"events.guest-{row.Fate.Value.ToString().ToLowerInvariant()}"],
    };

    private string Told(GuestReport report) => report.Wrong == 0 ? texts["events.were-invited", report.Count.All] : texts["events.were-invited-but", report.Count.All, report.Wrong];

    private async Task<IActionResult> Look(IReadOnlyList<GuestDraft> rows, IReadOnlyList<Failure> refused, CancellationToken ct)
    {
        var looked = await import.Handle(Asked(rows, look: true), ct);
        if (!looked.Succeeded) return this.Refused("_Guests", looked.Failures);
        Report = looked.Value;
        (List, Expected) = (GuestSheet.Write(rows), looked.Value.Count.All);
        ModelState.Remove(nameof(List));
        ModelState.Remove(nameof(Expected));
        return refused.Count > 0 ? this.Refused("_Guests", refused) : Page();
    }

    private ImportGuests Asked(IReadOnlyList<GuestDraft> rows, bool look) =>
        new(Id, rows, UnitCode, new(Letters, string.IsNullOrWhiteSpace(PerVillage) ? null : int.TryParse(PerVillage, out var most) ? most : 0, look, look ? null : Expected ?? -1));

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await events.One(Id, ct) is not { } found || !actor.Has(Permissions.Plan, new Scope(found.Row.ScopePath))) return false;
        Event = found;
        Places = await places.Near(found.Row, ct);
        return true;
    }
}
