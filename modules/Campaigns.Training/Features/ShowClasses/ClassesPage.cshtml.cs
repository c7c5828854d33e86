using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Training.Features.ShowClasses;

/// <summary>Classes that people who are not staff may come to.</summary>
[AllowAnonymous]
internal sealed class ClassesPage(OpenClasses classes) : PageModel
{
    public IReadOnlyList<PublicClass> Classes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Classes = await classes.Ahead(ct);
}
