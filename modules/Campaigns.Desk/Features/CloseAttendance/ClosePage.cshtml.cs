using Campaigns.Desk.Domain;
using Campaigns.Desk.Features.SettleConflict;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Desk.Features.CloseAttendance;

/// <summary>The attendance of one meeting: as it is, and as it was when the desk was closed.</summary>
[Authorize(AttendancePermissions.Record)]
internal sealed class ClosePage(FiguresQuery figures, ConflictsQuery conflicts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    public DeskRoster Roster { get; private set; } = null!;

    public Closing? Closing { get; private set; }

    public int Late { get; private set; }

    public int OpenConflicts { get; private set; }

    public IReadOnlyList<(string Label, int? Now, int? Then)> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<CloseAttendance, Closing> close, CancellationToken ct)
    {
        var closed = await close.Handle(new(Id), ct);
        if (closed.Succeeded) return this.Done($"/desk/{Id}/close");
        return await Load(ct) ? this.Refused("_Report", closed.Failures) : NotFound();
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await figures.Now(Id, ct) is not var (roster, now)) return false;
        Roster = roster;
        Closing = await figures.Closing(Id, ct);
        Late = await figures.Late(Id, ct);
        OpenConflicts = await conflicts.Open(Id, ct);
        Lines =
        [
            ("desk.line-expected", now.Expected, Closing?.Expected),
            ("desk.line-there", now.There, Closing?.There),
            ("desk.line-walk-ins", now.WalkIns, Closing?.WalkIns),
            ("desk.line-heads", now.HeadCount, Closing?.HeadCount),
            ("desk.line-interested", now.Interested, Closing?.Interested),
            ("desk.line-enrolled", now.Enrolled, Closing?.Enrolled),
        ];
        return true;
    }
}
