using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Survey.Features.ShowResults;

/// <summary>Results by event; with <c>event</c> in the address the answers of one, which can be taken along as CSV.</summary>
[Authorize(Permissions.ViewResults)]
internal sealed class SurveysPage(ResultsQuery query) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "event")] public Guid? EventId { get; init; }

    [BindProperty(SupportsGet = true)] public string? Cursor { get; init; }

    public Paged<ResultRow> Results { get; private set; } = new([], null);

    public Paged<AnswerRow> Answers { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (EventId is { } id) Answers = await query.Answers(id, null, Cursor, ct);
        else Results = await query.Results(null, Cursor, ct);
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct)
    {
        if (EventId is not { } id) return NotFound();
        Response.Headers.CacheControl = "no-store";
        return File(await AnswersCsv.Write(query, id, ct), "text/csv; charset=utf-8", "gop-y.csv");
    }
}
