using System.Globalization;
using Campaigns.Events.Data;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.ShowEvent;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.BrowseEvents;

/// <summary>Meetings to go to: by day, as a month or on a map. A filter that cannot be read is left out and said so.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicCache.List)]
internal sealed class BrowsePage(EventsDbContext db, ListEventsQuery events, UnitChoices choices, PublicMonths months, PublicMaps maps, TimeProvider clock) : PageModel
{
    private const int PageSize = 20;

    // With the filter on free seats full meetings are read and left out; so many pages at most, so that one call stays small.
    private const int MostPages = 10;

    private const int MostOthers = 3;

    // Only from the query: in the route that name is the module's.
    [BindProperty(SupportsGet = true), FromQuery(Name = "area")]
    public string? Area { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; init; }

    [BindProperty(SupportsGet = true)]
    public bool Free { get; init; }

    [BindProperty(SupportsGet = true, Name = "view")]
    public string? ViewWord { get; init; }

    /// <summary><c>2026-03</c>; for the month.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; init; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; init; }

    public IReadOnlyList<IGrouping<DateOnly, PublicEvent>> Days { get; private set; } = [];

    /// <summary>For who found nothing: the soonest anywhere.</summary>
    public IReadOnlyList<PublicEvent> Others { get; private set; } = [];

    public string? Next { get; private set; }

    public BrowseView View { get; private set; }

    public PublicMonth? AsMonth { get; private set; }

    public PublicMap? AsMap { get; private set; }

    public DateOnly Today => clock.Today();

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    /// <summary>Some filter of the address was not understood.</summary>
    public bool Ignored { get; private set; }

    public bool Filtered => !string.IsNullOrEmpty(Area) || !string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(To) || Free || !string.IsNullOrWhiteSpace(Words);

    public async Task OnGetAsync(string? cursor, CancellationToken ct)
    {
        Areas = await choices.Middle(Today, ct);
        var area = Areas.Any(a => a.Value == Area) ? Area : null;
        var (from, to, month) = (Day(From), Day(To), Day(Month + "-01"));
        if (from > to) to = null;
        var view = Enum.TryParse<BrowseView>(ViewWord, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : (BrowseView?)null;
        View = view ?? BrowseView.List;
        Ignored = ModelState[nameof(Free)]?.Errors.Count > 0 || Lost(Area, area) || Lost(From, from) || Lost(To, to) || Lost(Month, month) || Lost(ViewWord, view);
        ModelState.Clear();

        var coming = db.Events.AsNoTracking().Coming(clock.GetUtcNow());
        coming = await events.Narrow(coming, new(from < Today ? null : from, to, area, Search: Words?.Length > 100 ? Words[..100] : Words), ct);
        if (View is BrowseView.Month) AsMonth = await months.Read(coming, month ?? (from > Today ? from.Value : Today), Free, ct);
        else if (View is BrowseView.Map) AsMap = await maps.Read(coming, area, Today, Free, ct);
        else await Listed(coming, cursor, ct);
    }

    /// <summary>The same filter in another view.</summary>
    public string At(BrowseView view, DateOnly? month = null) => "/events" + QueryString.Create(new Dictionary<string, string?>
    {
        ["view"] = view is BrowseView.List ? null : view.ToString().ToLowerInvariant(), ["month"] = month?.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        ["area"] = Area, ["from"] = From, ["to"] = To, ["free"] = Free ? "true" : null, ["q"] = Words,
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    // Years beyond a person's plans make days that cannot be counted any more.
    private static DateOnly? Day(string? word) =>
        DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2100 ? day : null;

    private static bool Lost(string? asked, object? understood) => !string.IsNullOrEmpty(asked) && understood is null;

    private async Task Listed(IQueryable<Domain.Event> coming, string? cursor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await Collect(coming, cursor, ct);
        Days = [.. found.Select(e => new PublicEvent(e, now)).GroupBy(e => e.Row.StartsAt.LocalDate())];
        if (found.Count == 0 && Filtered) Others = [.. (await events.Page(db.Events.AsNoTracking().Coming(now), MostOthers, null, ct)).Items.Select(e => new PublicEvent(e, now))];
    }

    private async Task<List<EventWithSeats>> Collect(IQueryable<Domain.Event> coming, string? cursor, CancellationToken ct)
    {
        var found = new List<EventWithSeats>();
        for (var pages = 0; pages < MostPages && found.Count < PageSize; pages++)
        {
            var page = await events.Page(coming, PageSize - found.Count, cursor, ct);
            found.AddRange(page.Items.Where(e => !Free || e.Left > 0));
            Next = cursor = page.Next;
            if (cursor is null) break;
        }

        return found;
    }
}
