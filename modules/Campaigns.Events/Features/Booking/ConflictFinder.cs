using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Booking;

/// <summary>Finds what speaks against a slot: clashes, looked for within the turn at hall and people by own tables only, and concerns, looked
/// for before it because they ask other modules. Many slots cost no more questions than one.</summary>
internal sealed class ConflictFinder(EventsDbContext db, PlanConcerns plan, StaffConcerns staff)
{
    public async Task<IReadOnlyList<EventConflict>> All(Slot slot, CancellationToken ct) => (await All([slot], ct))[0];

    /// <summary>By slot, in their order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<EventConflict>>> All(IReadOnlyList<Slot> slots, CancellationToken ct)
    {
        var (clashes, people, plans) = (await Clashes(slots, ct), await staff.Find(slots, ct), await plan.Find(slots, ct));
        return [.. slots.Select((_, at) => (IReadOnlyList<EventConflict>)[.. clashes[at], .. people[at], .. plans[at]])];
    }

    /// <summary>Hall or presenter booked twice; each of them blocks.</summary>
    public async Task<IReadOnlyList<EventConflict>> Clashes(Slot slot, CancellationToken ct) => (await Clashes([slot], ct))[0];

    /// <summary>Everything else; most of it only wants a reason, a missing certificate blocks.</summary>
    public async Task<IReadOnlyList<EventConflict>> Concerns(Slot slot, CancellationToken ct) => [.. (await staff.Find([slot], ct))[0], .. (await plan.Find([slot], ct))[0]];

    private async Task<IReadOnlyList<IReadOnlyList<EventConflict>>> Clashes(IReadOnlyList<Slot> slots, CancellationToken ct)
    {
        var wanted = slots.Where(s => s.Venue is not null || s.Presenters.Count > 0).ToList();
        var rivals = wanted.Count == 0 ? [] : await Rivals(db, wanted).ToListAsync(ct);
        return [.. slots.Select(slot => (IReadOnlyList<EventConflict>)[.. rivals.Where(r => r.Is(slot)).Select(r => r.Against(slot)).OrderByDescending(c => c.Kind is "venue-double-booked")])];
    }

    /// <summary>Who holds one of the halls or people around that time; by the index of what is held, so that it costs the same however many events there were before.</summary>
    internal static IQueryable<Rival> Rivals(EventsDbContext db, IReadOnlyList<Slot> slots)
    {
        var (first, start, end) = (slots.Min(s => s.When.Start) - EventPlan.Longest, slots.Min(s => s.When.Start), slots.Max(s => s.When.End));
        var wanted = slots.SelectMany(s => s.Venue is { } venue ? s.Presenters.Keys.Append(venue.Id) : s.Presenters.Keys).Distinct().ToList();
        return db.Bookings.AsNoTracking().Where(b => wanted.Contains(b.ResourceId) && b.StartsAt > first && b.StartsAt < end && b.EndsAt > start)
            .Join(db.Events, b => b.EventId, e => e.Id, (b, e) => new { b, e }).OrderBy(x => x.b.StartsAt).ThenBy(x => x.b.EventId)
            .Select(x => new Rival(x.e.Id, x.e.Title, x.e.UnitName, x.b.StartsAt, x.b.EndsAt, x.b.ResourceId, x.b.IsVenue));
    }

    internal sealed record Rival(Guid Id, string Title, string Unit, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid ResourceId, bool IsVenue)
    {
        public bool Is(Slot slot) => Id != slot.EventId && StartsAt < slot.When.End && EndsAt > slot.When.Start && (IsVenue ? slot.Venue?.Id == ResourceId : slot.Presenters.ContainsKey(ResourceId));

        public EventConflict Against(Slot slot) => IsVenue
            ? new("venue-double-booked", Id.ToString(), true, slot.Venue!.Name, Title, Times)
            : new("presenter-double-booked", Id.ToString(), true, slot.Presenters[ResourceId], PlaceName.Short(Unit), Times);

        private string Times => $"{Formats.Times(StartsAt, EndsAt)}, {Formats.Day(StartsAt)}";
    }
}
