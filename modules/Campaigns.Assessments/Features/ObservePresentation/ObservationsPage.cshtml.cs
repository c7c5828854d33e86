using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Assessments.Features.ObservePresentation;

/// <summary>Classes with those to be observed, and how far observers agree.</summary>
[Authorize(Permissions.Observe)]
internal sealed class ObservationsPage(ObservedQuery query) : PageModel
{
    public IReadOnlyList<ClassToObserve> Classes { get; private set; } = [];

    public IReadOnlyList<CourseAgreement> Agreements { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => (Classes, Agreements) = (await query.Classes(ct), await query.Agreements(ct));
}
