using Campaigns.Kernel.Values;
using Campaigns.Registrations.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Registrations.Features.OpenDesk;

/// <summary>The meetings whose desk is mine: today's, then those of the next days.</summary>
[Authorize(Permissions.CheckIn)]
internal sealed class DeskPage(MyDesks desks, TimeProvider clock) : PageModel
{
    private const int DaysAhead = 14;

    public IReadOnlyList<Roster> Today { get; private set; } = [];

    public IReadOnlyList<Roster> Soon { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mine = await desks.Until(clock.Today().AddDays(DaysAhead), ct);
        var tomorrow = clock.Today().AddDays(1).Start();
        Today = [.. mine.Where(r => r.StartsAt < tomorrow)];
        Soon = [.. mine.Where(r => r.StartsAt >= tomorrow)];
    }
}
