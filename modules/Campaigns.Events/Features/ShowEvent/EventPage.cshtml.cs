using Campaigns.Events.Data;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Network.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.ShowEvent;

/// <summary>One event for everybody. Not there until it is published; a cancelled one stays and says so.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicCache.Page)]
internal sealed class EventPage(EventsDbContext db, ListEventsQuery events, IStaff staff, EventFormats.FormatCatalog formats, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; init; } = "";

    public PublicEvent Event { get; private set; } = null!;

    public IReadOnlyList<string> Presenters { get; private set; } = [];

    public IReadOnlyList<EventFormats.AgendaLine> Agenda => Event.Over || Event.Off ? [] : formats.Find(Event.Row.Format)?.Agenda ?? [];

    /// <summary>Others to go to, when this one cannot be gone to; near ones first.</summary>
    public IReadOnlyList<PublicEvent> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var row = await db.Events.AsNoTracking().Public().Where(e => e.Slug == Slug).Select(EventRow.Read).SingleOrDefaultAsync(ct);
        if (row is null) return NotFound();

        var now = clock.GetUtcNow();
        Event = new((await events.WithSeats([row], ct))[0], now);
        HttpContext.Shows(row.Id);
        var names = row.Presenters.Count == 0 ? null : await staff.Many(row.Presenters, ct);
        Presenters = names is null ? [] : [.. row.Presenters.Where(names.ContainsKey).Select(id => names[id].Name)];
        if (Event.Chance is not Chance.Register) Others = await Near(row, now, ct);
        return Page();
    }

    private async Task<IReadOnlyList<PublicEvent>> Near(EventRow row, DateTimeOffset now, CancellationToken ct)
    {
        var district = string.Join('/', row.ScopePath.Split('/').Take(2)) + "/";
        var rows = await db.Events.AsNoTracking().Coming(now).Where(e => e.Id != row.Id)
            .OrderByDescending(e => (e.ScopePath + "/").StartsWith(district)).ThenBy(e => e.StartsAt).ThenBy(e => e.Id).Take(2).Select(EventRow.Read).ToListAsync(ct);
        return [.. (await events.WithSeats(rows, ct)).Select(e => new PublicEvent(e, now))];
    }
}
