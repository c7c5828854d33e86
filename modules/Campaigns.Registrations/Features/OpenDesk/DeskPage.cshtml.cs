using Campaigns.Data.Paging;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.OpenDesk;

/// <summary>The meetings whose desk is mine: today's, then those of the next days.</summary>
[Authorize(Permissions.CheckIn)]
internal sealed class DeskPage(RegistrationsDbContext db, DeskAccess access, IActor actor, TimeProvider clock) : PageModel
{
    private const int DaysAhead = 14;

    // More than a desk can have in two weeks.
    private const int AtMost = 100;

    public IReadOnlyList<Roster> Today { get; private set; } = [];

    public IReadOnlyList<Roster> Soon { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var (from, tomorrow, until) = (today.Start(), today.AddDays(1).Start(), today.AddDays(1 + DaysAhead).Start());
        var rosters = await db.Rosters.AsNoTracking().Within(actor, Permissions.CheckIn).Where(r => r.EndsAt >= from && r.StartsAt < until && (r.Open || r.Taken > 0 && r.StartsAt < tomorrow))
            .OrderBy(r => r.StartsAt).ThenBy(r => r.Id).Take(AtMost).ToListAsync(ct);
        var mine = new List<Roster>();
        foreach (var roster in rosters)
            if (await access.MayWork(roster, ct)) mine.Add(roster);
        Today = [.. mine.Where(r => r.StartsAt < tomorrow)];
        Soon = [.. mine.Where(r => r.StartsAt >= tomorrow)];
    }
}
