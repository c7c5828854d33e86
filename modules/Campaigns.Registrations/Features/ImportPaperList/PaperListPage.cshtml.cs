using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.AddAttendee;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.ImportPaperList;

/// <summary>Reads a list kept on paper from a spreadsheet: first a dry run, then the same file for good; taken back within a day.</summary>
[Authorize(Permissions.Edit)]
[RequestFormLimits(MultipartBodyLengthLimit = PaperRows.MaxBytes + 64 * 1024)]
[RequestSizeLimit(PaperRows.MaxBytes + 128 * 1024)]
internal sealed class PaperListPage(RegistrationsDbContext db, AddingAccess access, IUnits units, IHandler<ImportPaperList, PaperOutcome> import, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    public Offering Offering { get; private set; } = null!;

    public PaperOutcome? Outcome { get; private set; }

    public IReadOnlyList<PaperList> Lists { get; private set; } = [];

    public bool MayUndo(PaperList list) => list.MayUndo(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostDryRunAsync(IFormFile? file, CancellationToken ct) => Run(file, dryRun: true, ct);

    public Task<IActionResult> OnPostImportAsync(IFormFile? file, CancellationToken ct) => Run(file, dryRun: false, ct);

    public async Task<IActionResult> OnPostUndoAsync(Guid list, [FromServices] IHandler<UndoPaperList, Done> undo, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var undone = await undo.Handle(new(list), ct);
        return undone.Succeeded ? this.Done($"/admin/events/{Id}/registrations/import", texts["registrations.list-undone"]) : this.Refused("_Paper", undone.Failures);
    }

    public string Words(PaperRowOutcome row) => row switch
    {
        { Refused: { } refused } => refused.Args.Length == 0 ? texts[refused.Code] : texts[refused.Code, refused.Args],
        { Status: { } status } => texts[$"registrations.status-{status.Word()}"],
        _ => "",
    };

    private async Task<IActionResult> Run(IFormFile? file, bool dryRun, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var rows = await PaperRows.Read(file, await units.ByName(clock.Today(), ct), ct);
        if (!rows.Succeeded) return this.Refused("_Paper", rows.Failures);
        var outcome = await import.Handle(new(Id, NameOf(file!), rows.Value, dryRun), ct);
        if (!outcome.Succeeded) return this.Refused("_Paper", outcome.Failures);
        Outcome = outcome.Value;
        db.ChangeTracker.Clear();
        await Load(ct);
        return Page();
    }

    private static string NameOf(IFormFile file)
    {
        var name = TextRules.Clean(TextRules.IsBroken(file.FileName) ? null : file.FileName) ?? "—";
        return name.Length > 200 ? name[..200] : name;
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await access.Find(Id, present: false, ct) is not { } offering) return false;
        Offering = offering;
        Lists = await db.PaperLists.AsNoTracking().Where(l => l.RosterId == Id).OrderByDescending(l => l.Id).Take(20).ToListAsync(ct);
        return true;
    }
}
