using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Training.Features.SeeGaps;

/// <summary>Where presenters are missing for the season ahead, and the classes that would help most.</summary>
[Authorize(Permissions.ViewCertificates)]
internal sealed class GapsPage(GapsQuery query, IActor actor, ISettings<PlanningSettings> settings, TimeProvider clock) : PageModel
{
    // A season, when nobody says; and the farthest that is planned.
    private const int Months = 3, MostMonths = 24;

    [BindProperty(SupportsGet = true, Name = "until")]
    public DateOnly? Until { get; set; }

    public Gaps Gaps { get; private set; } = new([], [], new([], []), null);

    public bool MayTeach => actor.Has(Permissions.Teach);

    public int TalksPerPresenter => settings.Current.TalksPerPresenter;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var until = Until is { } asked && asked >= today && asked <= today.AddMonths(MostMonths) ? asked : today.AddMonths(Months);
        Until = until;
        Gaps = await query.Read(until, ct);
    }
}
