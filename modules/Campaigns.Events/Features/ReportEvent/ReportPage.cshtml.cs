using System.Globalization;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.ReportEvent;

/// <summary>After an event: what came of it beside what was expected, and what those who held it tell.</summary>
[Authorize(Permissions.View)]
internal sealed class ReportPage(EventsDbContext db, ListEventsQuery events, Forecasts forecasts, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; init; }

    [BindProperty]
    public string? HeadCount { get; set; }

    [BindProperty]
    public string? Cost { get; set; }

    [BindProperty]
    public string? Worked { get; set; }

    [BindProperty]
    public string? Improve { get; set; }

    public EventWithSeats Event { get; private set; } = null!;

    public EventReport? Report { get; private set; }

    public Forecast Expected { get; private set; } = null!;

    public int Joined { get; private set; }

    public bool CanWrite => Event.Row.Status is EventStatus.Completed or EventStatus.Reported && actor.Has(Permissions.Plan, new Scope(Event.Row.ScopePath));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        (HeadCount, Cost) = Report is { } told ? (Number(told.HeadCount), Number(told.Cost)) : (Number(Event.Seats.Attended), null);
        (Worked, Improve) = (Report?.Worked, Report?.Improve);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<ReportEvent, Done> report, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!actor.Has(Permissions.Plan, new Scope(Event.Row.ScopePath))) return StatusCode(403);
        var told = await report.Handle(new(Id, (int?)Read(HeadCount, int.MaxValue), Read(Cost, long.MaxValue), Worked, Improve), ct);
        return told.Succeeded ? this.Done($"/admin/events/{Id}", texts["events.was-reported"]) : this.Refused("_Report", told.Failures);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static long? Read(string? typed, long most) =>
        long.TryParse(typed?.Replace(".", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most ? value : null;

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await events.One(Id, ct) is not { } found) return false;
        Event = found;
        Report = await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.EventId == Id, ct);
        Joined = await forecasts.Joined([Id], ct);
        var now = await forecasts.Of(Id, ct);
        Expected = Report is { } told ? now with { Attended = told.ForecastAttended, Joined = told.ForecastJoined } : now;
        return true;
    }
}
