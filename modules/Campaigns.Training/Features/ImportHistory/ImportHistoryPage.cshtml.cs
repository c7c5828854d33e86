using Campaigns.Kernel.Commands;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.KeepScan;
using Campaigns.Ui.Documents;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.ImportHistory;

/// <summary>Certificates on paper from before: tried first, then taken in.</summary>
[Authorize(Permissions.Certify), RequestSizeLimit(MostSent), RequestFormLimits(MultipartBodyLengthLimit = MostSent)]
internal sealed class ImportHistoryPage(IStringLocalizer texts) : PageModel
{
    // Five thousand lines are far below.
    private const long Largest = 2 * 1024 * 1024;

    // Scans of one box of paper at a time.
    private const long MostSent = 100 * 1024 * 1024;

    [BindProperty]
    public string? Table { get; set; }

    public Imported? Result { get; private set; }

    public void OnGet()
    {
        // The form stands empty.
    }

    /// <summary>What came of the scans sent along.</summary>
    public KeptScans? Scans { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? act, IFormFile? file, List<IFormFile>? scans, [FromServices] IHandler<ImportHistory, Imported> import,
        [FromServices] IHandler<KeepScans, KeptScans> keep, CancellationToken ct)
    {
        if (file is { Length: > Largest }) return this.Refused("_Import", [Refusals.HistoryFile]);
        var table = file is { Length: > 0 } ? await Read(file, ct) : HistoryTable.Read(Table ?? "");
        if (!table.Succeeded) return this.Refused("_Import", table.Failures);
        var done = await import.Handle(new(table.Value, DryRun: act != "take"), ct);
        if (!done.Succeeded) return this.Refused("_Import", done.Failures);
        if (act == "take" && scans is { Count: > 0 })
        {
            var sent = new List<SentScan>();
            foreach (var scan in scans.Take(KeepScans.Most)) sent.Add(new(Path.GetFileNameWithoutExtension(scan.FileName), await scan.ReadUpTo(CertificateScan.Largest, ct)));
            Scans = (await keep.Handle(new(sent), ct)).Value;
        }

        if (act == "take" && done.Value.Wrong.Count == 0 && Scans is not { Wrong.Count: > 0 }) return this.Done("/admin/certifications", texts["training.import-done", done.Value.Accepted, Scans?.Kept ?? 0]);
        Result = done.Value;
        return Page();
    }

    // What a file holds stands in the field afterwards: to be looked at, put right and taken.
    private async Task<Result<IReadOnlyList<IReadOnlyList<string>>>> Read(IFormFile file, CancellationToken ct)
    {
        var table = HistoryTable.Read(await file.ReadUpTo(Largest, ct));
        if (!table.Succeeded) return table;
        Table = HistoryTable.Write(table.Value);
        ModelState.Remove(nameof(Table));
        return table;
    }
}
