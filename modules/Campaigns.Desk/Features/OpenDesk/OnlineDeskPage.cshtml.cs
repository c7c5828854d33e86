using Campaigns.Registrations.Contracts;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Desk.Features.OpenDesk;

/// <summary>One desk, with signal and without script. Names stay hidden until somebody is searched for: the list lies open on a table.</summary>
[Authorize(AttendancePermissions.Record)]
internal sealed class OnlineDeskPage(IAttendance attendance, TimeProvider clock) : PageModel
{
    private const int MostResults = 20;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; init; }

    public DeskRoster Roster { get; private set; } = null!;

    public IReadOnlyList<DeskRegistration> Rows { get; private set; } = [];

    public bool Searched => !string.IsNullOrWhiteSpace(Q);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid registration, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var result = await attendance.Apply(Id, [new(Guid.CreateVersion7(), AttendanceKind.CheckIn, clock.GetUtcNow()) { RegistrationId = registration }], ct);
        return result.Succeeded && result.Value[0].Result != AttendanceResult.Refused ? this.Done($"/desk/{Id}{Request.QueryString}") : NotFound();
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await attendance.Desk(Id, ct) is not { } roster) return false;
        Roster = roster;
        if (Searched) Rows = await attendance.Search(Id, Q!, MostResults, ct);
        return true;
    }
}
