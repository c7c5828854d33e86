using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.BrowseEvents;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AssignSeason;

/// <summary><c>Xếp người</c>: looks for people for all plans of some weeks; and the last searches there were.</summary>
[Authorize(Permissions.Plan)]
internal sealed class AssignPage(EventsDbContext db, UnitChoices choices, IUnits units, IHandler<StartAssignment, Guid> start, IActor actor, TimeProvider clock) : PageModel
{
    private const int Shown = 10;

    [BindProperty]
    public string? First { get; set; }

    [BindProperty]
    public string? Last { get; set; }

    // Only from the form: in the route that name is the module's.
    [BindProperty, FromForm(Name = "area")]
    public string? Area { get; init; }

    [BindProperty]
    public bool Presenters { get; set; } = true;

    [BindProperty]
    public bool Desk { get; set; }

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<AssignmentRun> Runs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await Load(ct);
        (First, Last) = (Formats.Date(clock.Today()), Formats.Date(clock.Today().AddMonths(3)));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Load(ct);
        if (DayText.Read(First) is not { } first) return this.Refused("_Assign", [Refusals.DayUnreadable.At("first")]);
        if (DayText.Read(Last) is not { } last) return this.Refused("_Assign", [Refusals.DayUnreadable.At("last")]);
        var begun = await start.Handle(new(new(await Place(first, ct), first, last, Presenters, Desk), []), ct);
        return begun.Succeeded ? this.Done($"/admin/assignments/{begun.Value}") : this.Refused("_Assign", begun.Failures);
    }

    // The area that was chosen, else the planner's own place.
    private async Task<string> Place(DateOnly on, CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(Area) && await units.Find(Area, on, ct) is { } unit) return unit.Path;
        return actor.Where(Permissions.Plan).Select(place => place.Path).OrderBy(path => path.Length).FirstOrDefault() ?? "";
    }

    private async Task Load(CancellationToken ct)
    {
        Areas = await choices.Middle(clock.Today(), ct);
        Runs = await db.Assignments.AsNoTracking().Within(actor, Permissions.Plan).OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Take(Shown).ToListAsync(ct);
    }
}
