using Campaigns.Events.Domain;
using Campaigns.Events.Features.BrowseEvents;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.AdminEvents;

/// <summary>The events of the actor's places. The whole state is in the address; without any filter it begins today.</summary>
[Authorize(Permissions.View)]
internal sealed class EventsPage(ListEventsQuery events, UnitChoices choices, SaveViews.SavedViewQuery views, PresenterFlags presenters, IActor actor, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    private static readonly string[] Filters = ["status", "area", "from", "to", "q"];

    [BindProperty(SupportsGet = true)]
    public string? Status { get; init; }

    // Only from the query: in the route that name is the module's.
    [BindProperty(SupportsGet = true), FromQuery(Name = "area")]
    public string? Area { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; init; }

    public Paged<EventWithSeats> Rows { get; private set; } = new([], null);

    /// <summary>What is wrong with the presenters of each.</summary>
    public ILookup<Guid, string> Flags { get; private set; } = Array.Empty<string>().ToLookup(_ => Guid.Empty);

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Statuses { get; private set; } = [];

    public SaveViews.SavedViews Saved { get; private set; } = null!;

    public bool CanPlan => actor.Has(Permissions.Plan);

    public async Task OnGetAsync(string? cursor, CancellationToken ct)
    {
        if (!Filters.Any(Request.Query.ContainsKey)) From = clock.Today().ToString("yyyy-MM-dd");
        Statuses = [.. Enum.GetValues<EventStatus>().Select(s => new SelectListItem(texts["events.status-" + s.Word()], s.Word()))];
        Saved = await views.For("/admin/events" + Request.QueryString, ct);
        Areas = await choices.Middle(Day(From) ?? clock.Today(), ct);
        Rows = await events.Page(new EventFilter(Day(From), Day(To), Area, EventWords.ReadStatus(Status), Q), 50, cursor, ct);
        Flags = await presenters.Of(Rows.Items.Select(r => r.Row), ct);
    }

    private static DateOnly? Day(string? text) => DayText.Read(text);
}
