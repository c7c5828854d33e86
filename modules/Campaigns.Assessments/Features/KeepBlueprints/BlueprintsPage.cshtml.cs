using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Assessments.Features.KeepBlueprints;

/// <summary>Which courses have a paper, and how it is drawn.</summary>
[Authorize(Permissions.ViewBank)]
internal sealed class BlueprintsPage(BlueprintQuery query) : PageModel
{
    public IReadOnlyList<CoursePaper> Courses { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Courses = await query.All(ct);
}
