using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Assessments.Features.ShowResults;

/// <summary>Who sat which paper and what came of it.</summary>
[Authorize(Permissions.ViewResults)]
internal sealed class ResultsPage(ResultsQuery query, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Course { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public Paged<ResultRow> Rows { get; private set; } = new([], null);

    public IReadOnlyList<SelectListItem> Courses { get; private set; } = [];

    public IEnumerable<SelectListItem> States => new[] { "open", "passed", "failed" }.Select(s => new SelectListItem(texts["assessments.state-" + s], s));

    public async Task OnGetAsync(string? cursor, CancellationToken ct)
    {
        Rows = await query.Page(Course, State, cursor, ct);
        Courses = [.. (await query.Courses(ct)).Select(c => new SelectListItem(c, c))];
    }
}
