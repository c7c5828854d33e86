using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Desk.Features.OpenDesk;

/// <summary>The meetings whose desk is mine. Where script runs the offline app takes the page over.</summary>
[Authorize(AttendancePermissions.Record)]
internal sealed class DeskPage(MyDesks desks, TimeProvider clock) : PageModel
{
    public IReadOnlyList<DeskRoster> Today { get; private set; } = [];

    public IReadOnlyList<DeskRoster> Soon { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mine = await desks.All(ct);
        var tomorrow = clock.Today().AddDays(1).Start();
        Today = [.. mine.Where(r => r.StartsAt < tomorrow)];
        Soon = [.. mine.Where(r => r.StartsAt >= tomorrow)];
    }
}

/// <summary>The app without anybody's data: what the device keeps and opens where there is no signal.</summary>
[Authorize(AttendancePermissions.Record)]
internal sealed class ShellPage : PageModel;
