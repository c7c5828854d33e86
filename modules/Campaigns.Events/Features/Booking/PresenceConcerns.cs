using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Network.Contracts;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Booking;

/// <summary>Who is named in a plan and might not be there: on leave, or wanted elsewhere at the desk. Each accepts a reason: a leave is moved, and a desk handed over.</summary>
internal sealed class PresenceConcerns(EventsDbContext db, IStaffLeaves leaves)
{
    /// <summary>By slot, in their order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<EventConflict>>> Find(IReadOnlyList<Slot> slots, CancellationToken ct)
    {
        var named = slots.Where(s => s.Presenters.Count + s.Desk.Count > 0).ToList();
        if (named.Count == 0) return [.. slots.Select(_ => Array.Empty<EventConflict>())];
        var away = (await leaves.Between(named.Min(s => s.Days.First), named.Max(s => s.Days.Last), ct)).ToLookup(l => l.StaffId);
        var elsewhere = await Elsewhere(named.Where(s => s.Desk.Count > 0).ToList(), ct);
        return [.. slots.Select(slot => (IReadOnlyList<EventConflict>)
        [
            .. OnLeave(slot, slot.Presenters, "presenter-on-leave", away),
            .. OnLeave(slot, slot.Desk.Where(d => !slot.Presenters.ContainsKey(d.Key)), "desk-on-leave", away),
            .. elsewhere.Where(e => e.Id != slot.EventId && slot.Desk.ContainsKey(e.StaffId) && e.StartsAt < slot.When.End && e.EndsAt > slot.When.Start)
                .Select(e => new EventConflict("desk-double-booked", e.Id.ToString(), false, slot.Desk[e.StaffId], PlaceName.Short(e.UnitName), $"{Formats.Times(e.StartsAt, e.EndsAt)}, {Formats.Day(e.StartsAt)}")),
        ])];
    }

    private static IEnumerable<EventConflict> OnLeave(Slot slot, IEnumerable<KeyValuePair<Guid, string>> people, string kind, ILookup<Guid, StaffLeave> away) =>
        from person in people
        from leave in away[person.Key]
        where leave.From <= slot.Days.Last && leave.To >= slot.Days.First
        select new EventConflict(kind, person.Key.ToString(), false, person.Value, DayText.Span(leave.From, leave.To));

    // Whatever they do there, at the desk or before the people.
    private async Task<List<Duty>> Elsewhere(List<Slot> slots, CancellationToken ct)
    {
        if (slots.Count == 0) return [];
        var (from, to, ids) = (slots.Min(s => s.When.Start), slots.Max(s => s.When.End), slots.SelectMany(s => s.Desk.Keys).Distinct().ToList());
        var first = from - EventPlan.Longest;
        return await db.Set<EventStaff>().AsNoTracking().Where(s => ids.Contains(s.StaffId))
            .Join(db.Events.Where(e => e.Holds && e.StartsAt > first && e.StartsAt < to && e.EndsAt > from), s => s.EventId, e => e.Id, (s, e) => new { s.StaffId, e })
            .OrderBy(x => x.e.StartsAt).ThenBy(x => x.e.Id).Select(x => new Duty(x.e.Id, x.StaffId, x.e.UnitName, x.e.StartsAt, x.e.EndsAt)).Distinct().ToListAsync(ct);
    }

    private sealed record Duty(Guid Id, Guid StaffId, string UnitName, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
}
