using Campaigns.Events.Contracts;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AnswerOthers;

/// <summary>Answers other modules about events.</summary>
internal sealed class EventCards(EventsDbContext db, TimeProvider clock) : IEvents
{
    public async Task<EventCard?> Find(Guid id, CancellationToken ct) => (await Many([id], ct)).GetValueOrDefault(id);

    public async Task<IReadOnlyDictionary<Guid, EventCard>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        (await db.Events.AsNoTracking().Where(e => ids.Contains(e.Id)).Select(EventRow.Read).ToListAsync(ct)).ToDictionary(e => e.Id, Card);

    public async Task<IReadOnlyList<EventCard>> Upcoming(int atMost, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Events.AsNoTracking().Coming(now).OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(atMost).Select(EventRow.Read).ToListAsync(ct);
        return [.. rows.Select(Card)];
    }

    private static EventCard Card(EventRow e) => new(e.Id, e.Slug, e.Title, e.Status.Word(), e.StartsAt, e.EndsAt, e.Venue?.Name ?? e.UnitName, e.Venue?.Address ?? "",
        e.UnitCode, e.ScopePath, e.CampaignId, e.Sequence, e.Presenters, e.Desk);
}
