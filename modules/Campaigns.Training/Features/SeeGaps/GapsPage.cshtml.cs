using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Training.Features.SeeGaps;

/// <summary>Where presenters are missing for the season ahead, and the classes that would help most.</summary>
[Authorize(Permissions.ViewCertificates)]
internal sealed class GapsPage(GapsQuery query, ISettings<PlanningSettings> settings, TimeProvider clock) : PageModel
{
    // A season, when nobody says; and the farthest that is planned.
    private const int Months = 3, MostMonths = 24;

    [BindProperty(SupportsGet = true, Name = "until")]
    public DateOnly? Until { get; set; }

    public IReadOnlyList<AreaGap> Areas { get; private set; } = [];

    public IReadOnlyList<ClassProposal> Proposals { get; private set; } = [];

    public int TalksPerPresenter => settings.Current.TalksPerPresenter;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var until = Until is { } asked && asked >= today && asked <= today.AddMonths(MostMonths) ? asked : today.AddMonths(Months);
        Until = until;
        (Areas, Proposals) = await query.Read(until, ct);
    }
}
