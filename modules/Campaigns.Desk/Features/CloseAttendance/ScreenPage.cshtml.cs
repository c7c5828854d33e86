using Campaigns.Desk.Domain;
using Campaigns.Registrations.Contracts;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Desk.Features.CloseAttendance;

/// <summary>Counters for a projector: numbers only, nobody's name. They follow by themselves.</summary>
[Authorize(AttendancePermissions.Record)]
internal sealed class ScreenPage(FiguresQuery figures) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    public DeskRoster Roster { get; private set; } = null!;

    public AttendanceFigures Figures { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await figures.Now(Id, ct) is not var (roster, now)) return NotFound();
        (Roster, Figures) = (roster, now);
        return this.Fragment("_Counters");
    }
}
