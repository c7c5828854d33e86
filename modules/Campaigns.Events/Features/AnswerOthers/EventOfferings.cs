using System.Linq.Expressions;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AnswerOthers;

/// <summary>Events as something to register for. Registering is open while one is published or running; by address only what is public is found.</summary>
internal sealed class EventOfferings(EventsDbContext db, TimeProvider clock) : IOfferingSource
{
    private static readonly Expression<Func<Event, Offering>> Read = e => new Offering(e.Id, Event.Kind, e.Slug, e.Title, e.Capacity, e.OpensAt, e.ClosesAt, e.Waitlist,
        e.Status == EventStatus.Published || e.Status == EventStatus.Running, e.StartsAt, e.EndsAt,
        e.Venue == null ? e.UnitName : e.Venue.Address == "" ? e.Venue.Name : e.Venue.Name + ", " + e.Venue.Address,
        e.UnitCode, e.ScopePath, e.Staff.Where(s => s.Role == EventRole.Desk).OrderBy(s => s.Position).Select(s => s.StaffId).ToList());

    public string Kind => Event.Kind;

    public Task<Offering?> Find(Guid id, CancellationToken ct) => db.Events.AsNoTracking().Where(e => e.Id == id).Select(Read).SingleOrDefaultAsync(ct);

    public Task<Offering?> FindBySlug(string slug, CancellationToken ct) => db.Events.AsNoTracking().Public().Where(e => e.Slug == slug).Select(Read).SingleOrDefaultAsync(ct);

    // In the same commune or district: what somebody may go to instead without a journey.
    public async Task<IReadOnlyList<Offering>> Near(Guid id, int atMost, CancellationToken ct)
    {
        if (await db.Events.AsNoTracking().Where(e => e.Id == id).Select(e => e.ScopePath).SingleOrDefaultAsync(ct) is not { } path) return [];
        var (around, now) = (string.Join('/', path.Split('/').Take(2)), clock.GetUtcNow());
        return await db.Events.AsNoTracking().Where(e => e.Id != id && e.Status == EventStatus.Published && e.OpensAt <= now && e.ClosesAt > now && (e.ScopePath == around || e.ScopePath.StartsWith(around + "/")))
            .OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(atMost).Select(Read).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<Offering>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Events.AsNoTracking().Where(e => ids.Contains(e.Id)).Select(Read).ToListAsync(ct);
}
