using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Booking;

/// <summary>Finds what speaks against a slot: clashes, looked for within the turn at hall and people by own tables only, and concerns, looked
/// for before it because they ask other modules.</summary>
internal sealed class ConflictFinder(EventsDbContext db, PlanConcerns plan, StaffConcerns staff)
{
    public async Task<IReadOnlyList<EventConflict>> All(Slot slot, CancellationToken ct) => [.. await Clashes(slot, ct), .. await Concerns(slot, ct)];

    /// <summary>Hall or presenter booked twice; each of them blocks.</summary>
    public async Task<IReadOnlyList<EventConflict>> Clashes(Slot slot, CancellationToken ct)
    {
        var (start, end) = (slot.When.Start, slot.When.End);
        var others = db.Events.AsNoTracking().Where(e => e.Holds && e.Id != slot.EventId && e.StartsAt < end && e.EndsAt > start);
        var found = new List<EventConflict>();
        if (slot.Venue is { } venue)
        {
            var rivals = await others.Where(e => e.VenueId == venue.Id).OrderBy(e => e.StartsAt).Select(e => new Rival(e.Id, e.Title, e.UnitName, e.StartsAt, e.EndsAt, default)).ToListAsync(ct);
            found.AddRange(rivals.Select(r => new EventConflict("venue-double-booked", r.Id.ToString(), true, venue.Name, r.Title, r.Times)));
        }

        if (slot.Presenters.Count == 0) return found;
        var people = slot.Presenters.Keys.ToList();
        var talks = await others.SelectMany(e => e.Staff, (e, s) => new { e, s }).Where(x => x.s.Role == EventRole.Presenter && people.Contains(x.s.StaffId))
            .OrderBy(x => x.e.StartsAt).Select(x => new Rival(x.e.Id, x.e.Title, x.e.UnitName, x.e.StartsAt, x.e.EndsAt, x.s.StaffId)).ToListAsync(ct);
        found.AddRange(talks.Select(r => new EventConflict("presenter-double-booked", r.Id.ToString(), true, slot.Presenters[r.StaffId], PlaceName.Short(r.Unit), r.Times)));
        return found;
    }

    /// <summary>Everything else; most of it only wants a reason, a missing certificate blocks.</summary>
    public async Task<IReadOnlyList<EventConflict>> Concerns(Slot slot, CancellationToken ct) => [.. await staff.Find(slot, ct), .. await plan.Find(slot, ct)];

    private sealed record Rival(Guid Id, string Title, string Unit, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid StaffId)
    {
        public string Times => $"{Formats.Times(StartsAt, EndsAt)}, {Formats.Day(StartsAt)}";
    }
}
