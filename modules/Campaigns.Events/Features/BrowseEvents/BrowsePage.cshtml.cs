using System.Globalization;
using Campaigns.Events.Data;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.ShowEvent;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.BrowseEvents;

/// <summary>Meetings to go to, by day. A filter that cannot be read is left out and said so.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicCache.List)]
internal sealed class BrowsePage(EventsDbContext db, ListEventsQuery events, UnitChoices choices, TimeProvider clock) : PageModel
{
    private const int PageSize = 20;

    // With the filter on free seats full meetings are read and left out; so many pages at most, so that one call stays small.
    private const int MostPages = 10;

    // Only from the query: in the route that name is the module's.
    [BindProperty(SupportsGet = true), FromQuery(Name = "area")]
    public string? Area { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; init; }

    [BindProperty(SupportsGet = true)]
    public bool Free { get; init; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; init; }

    public IReadOnlyList<IGrouping<DateOnly, PublicEvent>> Days { get; private set; } = [];

    public string? Next { get; private set; }

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    /// <summary>Some filter of the address was not understood.</summary>
    public bool Ignored { get; private set; }

    public bool Filtered => !string.IsNullOrEmpty(Area) || !string.IsNullOrEmpty(From) || Free || !string.IsNullOrWhiteSpace(Words);

    public async Task OnGetAsync(string? cursor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Areas = await choices.Middle(now.LocalDate(), ct);
        var area = Areas.Any(a => a.Value == Area) ? Area : null;
        var from = DateOnly.TryParseExact(From, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        Ignored = ModelState[nameof(Free)]?.Errors.Count > 0 || !string.IsNullOrEmpty(Area) && area is null || !string.IsNullOrEmpty(From) && from is null;
        ModelState.Clear();

        var coming = db.Events.AsNoTracking().Coming(now);
        coming = await events.Narrow(coming, new(from < now.LocalDate() ? null : from, Unit: area, Search: Words?.Length > 100 ? Words[..100] : Words), ct);
        var found = await Collect(coming, cursor, ct);
        Days = [.. found.Select(e => new PublicEvent(e, now)).GroupBy(e => e.Row.StartsAt.LocalDate())];
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
