using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.ListRegistrations;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.ActOnMany;

/// <summary>One act on many rows of the list: first what it would do and to whom, then what came of each row.</summary>
[Authorize(Permissions.Edit)]
internal sealed class BulkPage(RegistrationsDbContext db, RegistrationsQuery query, RegistrationsPageFacts facts, BulkActs acts, IActor actor, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    public const int Most = 500;

    // Telling so many at once is not taken back: the number is typed.
    private const int TypedAbove = 20;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    /// <summary>The rows that were ticked.</summary>
    [BindProperty]
    public List<Guid> Registration { get; set; } = [];

    /// <summary>All rows of the filter in <see cref="Query"/>, not only those that were ticked.</summary>
    [BindProperty]
    public bool All { get; init; }

    [BindProperty(SupportsGet = true, Name = "query")]
    public string? Query { get; init; }

    /// <summary><c>confirm</c>, <c>cancel</c>, <c>move</c> or <c>tell</c>.</summary>
    [BindProperty]
    public string Act { get; init; } = "";

    [BindProperty]
    public Guid? To { get; init; }

    [BindProperty]
    public string? Text { get; init; }

    [BindProperty]
    public string? Typed { get; init; }

    [BindProperty]
    public Guid Batch { get; set; }

    public Roster Roster { get; private set; } = null!;

    public IReadOnlyList<BulkRow> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Targets { get; private set; } = [];

    public bool IsDone { get; private set; }

    /// <summary>What is being done, as a text key.</summary>
    public string Title => BulkActs.Known.Contains(Act) ? $"registrations.bulk-{Act}" : "registrations.bulk";

    public bool MustType => Act == "tell" && Registration.Count > TypedAbove;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (All) Registration = [.. await query.Ids(Id, RegistrationFilter.Read(Query), Most, ct)];
        if (Registration.Count is 0 or > Most || !BulkActs.Known.Contains(Act)) return this.Done(Back, texts["registrations.choose-rows", Most]);
        Batch = Guid.NewGuid();
        await Show(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostDoAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (Registration.Count is 0 or > Most || !BulkActs.Known.Contains(Act)) return this.Done(Back, texts["registrations.choose-rows", Most]);
        await Show(ct);
        var refused = Faults().ToList();
        if (refused.Count > 0) return this.Refused("_Bulk", refused);
        Rows = await acts.Do(Act, [.. Rows], To, Text, Batch, ct);
        IsDone = true;
        return Page();
    }

    public string Back => $"/admin/events/{Id}/registrations{RegistrationFilter.Read(Query).Query}";

    private IEnumerable<Failure> Faults()
    {
        if (Act == "move" && (To is null || !Targets.Any(t => t.Value == To.ToString()))) yield return Failure.Invalid("registrations.choose-event", "to");
        if (Act == "tell" && TextRules.Clean(Text) is not { Length: <= TellRegistrant.MaxText }) yield return Failure.Invalid("registrations.message-invalid", "text", TellRegistrant.MaxText);
        if (MustType && Typed?.Trim() != Registration.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)) yield return Failure.Invalid("registrations.type-number", "typed", Registration.Count);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await facts.Roster(Id, ct) is not { } roster || !actor.Has(Permissions.Edit, new Scope(roster.ScopePath))) return false;
        Roster = roster;
        return true;
    }

    private async Task Show(CancellationToken ct)
    {
        var found = await db.Registrations.AsNoTracking().Where(r => r.RosterId == Id && Registration.Contains(r.Id)).Select(r => new { r.Id, r.FullName, r.Status }).ToListAsync(ct);
        Rows = [.. found.OrderBy(r => r.Id).Select(r => new BulkRow(r.Id, r.FullName, r.Status, null))];
        if (Act != "move") return;
        var now = clock.GetUtcNow();
        var open = await db.Rosters.AsNoTracking().Where(r => r.Open && r.StartsAt > now && r.Id != Id).OrderBy(r => r.StartsAt).ToListAsync(ct);
        Targets = [.. open.Where(r => actor.Has(Permissions.Edit, new Scope(r.ScopePath))).Take(100).Select(r => new SelectListItem($"{Formats.Day(r.StartsAt)} · {r.Title} ({texts["registrations.seats-left", r.Left, r.Seats]})", r.Id.ToString()))];
    }
}
