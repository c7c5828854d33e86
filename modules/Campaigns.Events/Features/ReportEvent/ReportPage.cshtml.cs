using Campaigns.Ui.Documents;
using System.Globalization;
using Campaigns.Content.Contracts;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.ReportEvent;

/// <summary>After an event: what came of it beside what was expected, and what those who held it tell.</summary>
[Authorize(Permissions.View)]
internal sealed class ReportPage(EventsDbContext db, ListEventsQuery events, Forecasts forecasts, EventFormats.FormatCatalog formats, IActor actor, IStringLocalizer texts, IEnumerable<IPictures> libraries) : PageModel
{
    private readonly IPictures? _pictures = libraries.LastOrDefault(); // Written content may be switched off.

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

    [BindProperty]
    public IFormFile? Photo { get; set; }

    /// <summary>What a photo shows.</summary>
    [BindProperty]
    public string? Alt { get; set; }

    public IReadOnlyList<PictureCard> Photos { get; private set; } = [];

    /// <summary>There is a media library.</summary>
    public bool HasLibrary => _pictures is not null;

    public EventWithSeats Event { get; private set; } = null!;

    public EventReport? Report { get; private set; }

    public Forecast Expected { get; private set; } = null!;

    /// <summary>Đồng that were planned, else what such a meeting usually costs; null: nobody said.</summary>
    public long? ExpectedCost => Event.Row.Budget ?? (formats.Find(Event.Row.Format)?.Budget is { Count: > 0 } lines ? lines.Sum(line => line.Dong) : null);

    public int Joined { get; private set; }

    public bool CanWrite => Event.Row.Status is EventStatus.Completed or EventStatus.Reported && actor.Has(Permissions.Plan, new Scope(Event.Row.ScopePath));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<ReportEvent, Done> report, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!actor.Has(Permissions.Plan, new Scope(Event.Row.ScopePath))) return StatusCode(403);
        var told = await report.Handle(new(Id, (int?)Read(HeadCount, int.MaxValue), Read(Cost, long.MaxValue), Worked, Improve), ct);
        return told.Succeeded ? this.Done($"/admin/events/{Id}", texts["events.was-reported"]) : this.Refused("_Report", told.Failures);
    }

    public Task<IActionResult> OnPostPhotoAsync(CancellationToken ct) =>
        OfLibrary("events.photo-added", async library => Event.Row.Status is EventStatus.Completed or EventStatus.Reported
            ? (await library.Add(new(About, Event.Row.ScopePath, await Photo.ReadUpTo(IPictures.Largest, ct), Alt), ct)).Failures
            : [Refusals.InvalidTransition], ct);

    public Task<IActionResult> OnPostTakeAwayAsync(Guid picture, CancellationToken ct) =>
        OfLibrary("events.photo-taken-away", async library => (await library.TakeAway(About, picture, ct)).Failures, ct);

    public Task<IActionResult> OnPostPutBackAsync(Guid picture, CancellationToken ct) =>
        OfLibrary("events.photo-put-back", async library => (await library.PutBack(About, picture, ct)).Failures, ct);

    private RecordRef About => new(Campaigns.Events.Domain.Event.Kind, Id);

    private async Task<IActionResult> OfLibrary(string notice, Func<IPictures, Task<IReadOnlyList<Failure>>> act, CancellationToken ct)
    {
        if (_pictures is null || !await Load(ct)) return NotFound();
        if (!actor.Has(Permissions.Plan, new Scope(Event.Row.ScopePath))) return StatusCode(403);
        var failures = await act(_pictures);
        if (failures.Count == 0) return this.Done($"/admin/events/{Id}/report", texts[notice]);
        Fill();
        Photos = await _pictures.Of(About, ct);
        return this.Refused("_Report", failures);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static long? Read(string? typed, long most) =>
        long.TryParse(typed?.Replace(".", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most ? value : null;

    private void Fill()
    {
        (HeadCount, Cost) = Report is { } told ? (Number(told.HeadCount), Formats.Number(told.Cost)) : (Number(Event.Seats.Attended), null);
        (Worked, Improve) = (Report?.Worked, Report?.Improve);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await events.One(Id, ct) is not { } found) return false;
        Event = found;
        Report = await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.EventId == Id, ct);
        Photos = _pictures is null ? [] : await _pictures.Of(About, ct);
        Joined = await forecasts.Joined([Id], ct);
        var now = await forecasts.Of(Id, ct);
        Expected = Report is { } told ? now with { Attended = told.ForecastAttended, Joined = told.ForecastJoined } : now;
        return true;
    }
}
