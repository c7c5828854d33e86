using Campaigns.Events.Data;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Ui.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Events.Features.ShowEvent;

/// <summary>One event for everybody. Not there until it is published; a cancelled one stays and says so.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicCache.Page)]
internal sealed class EventPage(EventsDbContext db, ListEventsQuery events, IStaff staff, IStaffCertificates certificates, IUnits units, EventFormats.FormatCatalog formats, ISettings<SiteSettings> site, IConfiguration configuration, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; init; } = "";

    public PublicEvent Event { get; private set; } = null!;

    /// <summary>By name, and whether they hold on its day the certificate that its kind asks for.</summary>
    public IReadOnlyList<(string Name, bool Certified)> Presenters { get; private set; } = [];

    public IReadOnlyList<EventFormats.AgendaLine> Agenda => Event.Over || Event.Off ? [] : formats.Find(Event.Row.Format)?.AgendaOf(Event.Row.EndsAt - Event.Row.StartsAt) ?? [];

    /// <summary>What there is at the hall: loudspeakers, a ramp, room for motorbikes.</summary>
    public IReadOnlyList<string> Equipment { get; private set; } = [];

    /// <summary>The commune and what it belongs to, for who asks the way.</summary>
    public string UnitPath { get; private set; } = "";

    /// <summary>Facts for search engines.</summary>
    public string Structured(string description) => StructuredData.Of(Event, [.. Presenters.Select(p => p.Name)], SiteAddress.Root(configuration, Request) + Request.PathBase, site.Current.Owner, description);

    /// <summary>Others to go to, when this one cannot be gone to; near ones first.</summary>
    public IReadOnlyList<PublicEvent> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var row = await db.Events.AsNoTracking().Public().Where(e => e.Slug == Slug).Select(EventRow.Read).SingleOrDefaultAsync(ct);
        if (row is null) return NotFound();

        var now = clock.GetUtcNow();
        Event = new((await events.WithSeats([row], ct))[0], now);
        HttpContext.Shows(row.Id);
        if (row.Presenters.Count > 0) await Speakers(row, ct);
        await Way(row, ct);
        if (Event.Chance is not Chance.Register) Others = await Near(row, now, ct);
        return Page();
    }

    private async Task Speakers(EventRow row, CancellationToken ct)
    {
        var names = await staff.Many(row.Presenters, ct);
        var course = formats.Find(row.Format)?.Requires;
        var held = course is null ? null : await certificates.Valid(row.Presenters, row.StartsAt.LocalDate(), ct);
        Presenters = [.. row.Presenters.Where(names.ContainsKey).Select(id => (names[id].Name, held?.GetValueOrDefault(id)?.Any(c => c.Course == course) == true))];
    }

    private async Task Way(EventRow row, CancellationToken ct)
    {
        if (row.Venue is { } hall) Equipment = await db.Venues.Where(v => v.Id == hall.Id).Select(v => v.Equipment).SingleAsync(ct);
        var path = await units.Many(row.ScopePath.Split('/'), row.StartsAt.LocalDate(), ct);
        UnitPath = string.Join(", ", row.ScopePath.Split('/').Reverse().Where(path.ContainsKey).Select(code => path[code].FullName));
    }

    private async Task<IReadOnlyList<PublicEvent>> Near(EventRow row, DateTimeOffset now, CancellationToken ct)
    {
        var district = string.Join('/', row.ScopePath.Split('/').Take(2)) + "/";
        var rows = await db.Events.AsNoTracking().Coming(now).Where(e => e.Id != row.Id)
            .OrderByDescending(e => (e.ScopePath + "/").StartsWith(district)).ThenBy(e => e.StartsAt).ThenBy(e => e.Id).Take(2).Select(EventRow.Read).ToListAsync(ct);
        return [.. (await events.WithSeats(rows, ct)).Select(e => new PublicEvent(e, now))];
    }
}
