using System.Globalization;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.BrowseEvents;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.SaveViews;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.ShowCalendar;

/// <summary>Events by month, week, presenter, hall, day, status or place. The whole state is in the address; what is not public yet is moved by
/// dragging, or by <c>Đổi giờ</c> with the keyboard.</summary>
[Authorize(Permissions.View)]
internal sealed class CalendarPage(CalendarQuery calendar, UnitChoices choices, SavedViewQuery views, IActor actor, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? ViewWord { get; init; }

    /// <summary>A day of the week or month that is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The same by month, <c>yyyy-MM</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; init; }

    // Only from the query: in the route that name is the module's.
    [BindProperty(SupportsGet = true), FromQuery(Name = "area")]
    public string? Area { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; init; }

    public CalendarSpan Span { get; private set; } = null!;

    public CalendarData Data { get; private set; } = null!;

    public DateOnly Today => clock.Today();

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IEnumerable<SelectListItem> Statuses => Enum.GetValues<EventStatus>().Select(s => new SelectListItem(texts["events.status-" + s.Word()], s.Word()));

    public SavedViews Saved { get; private set; } = null!;

    public bool CanPlan => actor.Has(Permissions.Plan);

    public bool MayPlan(EventRow row) => actor.Has(Permissions.Plan, new Scope(row.ScopePath));

    public async Task OnGetAsync(CancellationToken ct)
    {
        var view = Enum.TryParse<CalendarView>(ViewWord, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : CalendarView.Month;
        Span = CalendarSpan.Of(view, Asked() ?? Today);
        From = Word(Span.Anchor);
        ModelState.Clear();
        Areas = await choices.Middle(Span.Anchor, ct);
        Data = await calendar.Read(Span, new(Span.First, Span.Last, Area, EventWords.ReadStatus(Status), Q?.Length > 100 ? Q[..100] : Q) { Lasting = true }, ct);
        Saved = await views.For("/admin/calendar" + Request.QueryString, ct);
    }

    /// <summary>The same filter in another span or view.</summary>
    public string At(CalendarSpan span) => "/admin/calendar" + QueryString.Create(new Dictionary<string, string?>
    {
        ["view"] = span.View.ToString().ToLowerInvariant(), ["from"] = Word(span.Anchor), ["area"] = Area, ["status"] = Status, ["q"] = Q,
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private static string Word(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private DateOnly? Asked()
    {
        var text = string.IsNullOrEmpty(Month) ? From : Month + "-01";
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2100 ? day : null;
    }
}
