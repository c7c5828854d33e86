using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.ImportHistory;

/// <summary>Certificates on paper from before: tried first, then taken in.</summary>
[Authorize(Permissions.Certify)]
internal sealed class ImportHistoryPage(IStringLocalizer texts) : PageModel
{
    // Five thousand lines are far below.
    private const long Largest = 2 * 1024 * 1024;

    [BindProperty]
    public string? Table { get; set; }

    public Imported? Result { get; private set; }

    public void OnGet()
    {
        // The form stands empty.
    }

    public async Task<IActionResult> OnPostAsync(string? act, IFormFile? file, [FromServices] IHandler<ImportHistory, Imported> import, CancellationToken ct)
    {
        if (file is { Length: > 0 and <= Largest })
        {
            using var reader = new StreamReader(file.OpenReadStream());
            Table = await reader.ReadToEndAsync(ct);
            ModelState.Remove(nameof(Table));
        }

        var lines = (Table ?? "").Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0).ToList();
        var done = await import.Handle(new(lines, DryRun: act != "take"), ct);
        if (!done.Succeeded) return this.Refused("_Import", done.Failures);
        if (act == "take" && done.Value.Wrong.Count == 0) return this.Done("/admin/certifications", texts["training.import-done", done.Value.Accepted]);
        Result = done.Value;
        return Page();
    }
}
