using System.Globalization;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.BrowseEvents;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Campaigns.Events.Features.MonthCalendar;

/// <summary>A month of events, week by week, Monday first.</summary>
[Authorize(Permissions.View)]
internal sealed class CalendarPage(ListEventsQuery events, UnitChoices choices, IActor actor, TimeProvider clock) : PageModel
{
    // 200 meetings a month is the plan of the whole province; more are found in the list.
    private const int MostPages = 5;

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    // Only from the query: in the route that name is the module's.
    [BindProperty(SupportsGet = true), FromQuery(Name = "area")]
    public string? Area { get; init; }

    public DateOnly First { get; private set; }

    public DateOnly Today => clock.Today();

    public IReadOnlyList<DateOnly[]> Weeks { get; private set; } = [];

    public ILookup<DateOnly, EventWithSeats> Days { get; private set; } = Enumerable.Empty<EventWithSeats>().ToLookup(e => default(DateOnly));

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public bool CanPlan => actor.Has(Permissions.Plan);

    public bool More { get; private set; }

    public string MonthOf(int offset) => First.AddMonths(offset).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken ct)
    {
        First = DateOnly.TryParseExact(Month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked.Year is > 2000 and < 2100
            ? asked
            : new(Today.Year, Today.Month, 1);
        Month = MonthOf(0);
        Areas = await choices.Middle(First, ct);
        var start = First.AddDays(-(((int)First.DayOfWeek + 6) % 7));
        var end = First.AddMonths(1).AddDays(-1);
        Weeks = [.. Enumerable.Range(0, (end.DayNumber - start.DayNumber) / 7 + 1).Select(week => Enumerable.Range(0, 7).Select(day => start.AddDays(week * 7 + day)).ToArray())];
        Days = (await Read(new(start, Weeks[^1][6], Area), ct)).ToLookup(e => e.Row.StartsAt.LocalDate());
    }

    private async Task<List<EventWithSeats>> Read(EventFilter filter, CancellationToken ct)
    {
        var all = new List<EventWithSeats>();
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var rows = await events.Page(filter, 200, cursor, ct);
            all.AddRange(rows.Items.Where(e => e.Row.Status is not EventStatus.Cancelled));
            if ((cursor = rows.Next) is null) return all;
        }

        More = true;
        return all;
    }
}
