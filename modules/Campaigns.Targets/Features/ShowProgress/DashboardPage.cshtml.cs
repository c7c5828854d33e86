using System.Globalization;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.ShowCampaign;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Campaigns.Targets.Features.ShowProgress;

/// <summary>How far a campaign is. Its whole state is in the address: campaign, day, area.</summary>
[Authorize(Permissions.Dashboard)]
internal sealed class DashboardPage(CampaignQuery campaigns, ProgressQuery query, FunnelQuery funnel, IActor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Campaign { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? AsOf { get; set; }

    // From the query only: the route has a value "area" of its own, the module's name.
    [BindProperty(SupportsGet = true), FromQuery(Name = "area")]
    public string? Area { get; set; }

    /// <summary>Null while there is no campaign.</summary>
    public Progress? Progress { get; private set; }

    /// <summary>Units of the caller to choose from; fewer than two leave nothing to choose.</summary>
    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    /// <summary>Name of the area the numbers are narrowed to; null for all of the caller's.</summary>
    public string? AreaName => string.IsNullOrEmpty(Area) ? null : Areas.FirstOrDefault(a => a.Value == Area)?.Text ?? Area;

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    /// <summary>As things stand now, so for today only.</summary>
    public Funnel? Funnel { get; private set; }

    /// <summary>What the numbers count.</summary>
    public CountedLists Lists => new(Progress!, Area, actor);

    public bool DayIgnored { get; private set; }

    /// <summary>The instant the numbers are of: now for today, else null and the day says it.</summary>
    public DateTimeOffset? Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var day = Day();
        var all = await campaigns.All(Permissions.Dashboard, ct);
        var campaign = CampaignQuery.Choose(all, Campaign, day);
        if (campaign is null) return string.IsNullOrEmpty(Campaign) ? Page() : NotFound();

        (Campaign, AsOf) = (campaign.Code, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Choices = [.. all.Select(c => new SelectListItem(c.Name, c.Code))];
        var whole = await query.Of(campaign, ProgressBy.District, day, ct);
        Areas = [.. whole.Rows.Where(r => r.Code.Length > 0).Select(r => new SelectListItem(r.Name, r.Code))];
        Progress = string.IsNullOrEmpty(Area) ? whole : await query.OfArea(campaign, Area, day, ct);
        if (Progress is null) return NotFound();
        Funnel = Now is null ? null : await funnel.Of(Progress, ct);
        return Page();
    }

    // The largest share first, so that who lags stands at the end; what has no target comes last.
    public IEnumerable<ProgressRow> Ranked => Progress!.Rows.OrderByDescending(r => r.Percent ?? -1);

    private DateOnly Day()
    {
        var today = clock.Today();
        var read = DateOnly.TryParseExact(AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked);
        DayIgnored = !read && !string.IsNullOrEmpty(AsOf);
        var day = read ? asked : today;
        if (day == today) Now = clock.GetUtcNow();
        return day;
    }
}
