using Campaigns.Network.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Training.Features.ShowClasses;

/// <summary>One class, for people who are not staff: when, where, who teaches, and the way to a place.</summary>
[AllowAnonymous]
internal sealed class ClassPage(OpenClasses classes, IStaff staff) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "slug")]
    public string Slug { get; set; } = "";

    public PublicClass Class { get; private set; } = null!;

    public IReadOnlyList<string> Trainers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await classes.Find(Slug, ct) is not { } found) return NotFound();
        Class = found;
        var names = await staff.Many(found.Session.Trainers, ct);
        Trainers = [.. found.Session.Trainers.Where(names.ContainsKey).Select(id => names[id].Name)];
        return Page();
    }
}
