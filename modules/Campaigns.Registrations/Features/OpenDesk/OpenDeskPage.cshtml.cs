using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.ListRegistrations;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.OpenDesk;

/// <summary>One desk. Names stay hidden until somebody is searched for: the list lies open on a table.</summary>
[Authorize(Permissions.CheckIn)]
internal sealed class OpenDeskPage(RegistrationsDbContext db, RegistrationsQuery query, DeskAccess access, IActor actor) : PageModel
{
    private const int MostResults = 20;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; init; }

    public Roster Roster { get; private set; } = null!;

    public DeskCounts Counts { get; private set; } = new(0, 0, 0);

    public IReadOnlyList<RegistrationRow> Rows { get; private set; } = [];

    public bool Searched => !string.IsNullOrWhiteSpace(Q);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid registration, [FromServices] IHandler<CheckInAttendee.CheckInAttendee, Guid> checkIn, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var result = await checkIn.Handle(new(registration), ct);
        return result.Succeeded ? this.Done($"/desk/{Id}{Request.QueryString}") : this.Refused("_Found", result.Failures);
    }

    public string? PhoneOf(RegistrationRow row) => query.PhoneOf(row);

    private async Task<bool> Load(CancellationToken ct)
    {
        var roster = await db.Rosters.AsNoTracking().Where(r => r.Id == Id).Within(actor, Permissions.CheckIn).SingleOrDefaultAsync(ct);
        if (roster is null || !await access.MayWork(roster, ct)) return false;
        Roster = roster;
        Counts = await CountPeople(ct);
        if (Searched) Rows = (await query.Page(Id, new() { Q = Q }, MostResults, null, Permissions.CheckIn, ct)).Items;
        return true;
    }

    private async Task<DeskCounts> CountPeople(CancellationToken ct)
    {
        var sums = await db.Registrations.Where(r => r.RosterId == Id && (r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.Attended || r.Status == RegistrationStatus.Absent))
            .GroupBy(r => new { r.WalkIn, There = r.Status == RegistrationStatus.Attended }).Select(g => new { g.Key.WalkIn, g.Key.There, People = g.Sum(r => r.People) }).ToListAsync(ct);
        return new(sums.Where(s => !s.WalkIn && s.There).Sum(s => s.People), sums.Where(s => !s.WalkIn).Sum(s => s.People), sums.Where(s => s.WalkIn).Sum(s => s.People));
    }
}

/// <summary>People at the desk.</summary>
/// <param name="There">Registered and here.</param>
/// <param name="Expected">Registered.</param>
/// <param name="WalkIns">Here without having registered.</param>
internal sealed record DeskCounts(int There, int Expected, int WalkIns);
