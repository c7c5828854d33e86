using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Booking;

/// <summary>Finds what speaks against a slot: clashes, looked for within the turn at hall and people by own tables only, and concerns, looked
/// for before it because they ask other modules. Many slots cost no more questions than one.</summary>
internal sealed class ConflictFinder(EventsDbContext db, PlanConcerns plan, StaffConcerns staff, PresenceConcerns presence)
{
    public async Task<IReadOnlyList<EventConflict>> All(Slot slot, CancellationToken ct) => (await All([slot], ct))[0];

    /// <summary>By slot, in their order. What is held around them is read once for both, clashes and roads.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<EventConflict>>> All(IReadOnlyList<Slot> slots, CancellationToken ct)
    {
        var held = await Around(slots, Held.Reach, ct);
        var concerns = await Concerns(slots, held, ct);
        return [.. slots.Select((slot, at) => (IReadOnlyList<EventConflict>)[.. Clashes(slot, held), .. concerns[at]])];
    }

    /// <summary>Hall or presenter booked twice; each of them blocks.</summary>
    public async Task<IReadOnlyList<EventConflict>> Clashes(Slot slot, CancellationToken ct) => Clashes(slot, await Around([slot], TimeSpan.Zero, ct));

    /// <summary>Everything else; most of it only wants a reason, a missing certificate blocks.</summary>
    public async Task<IReadOnlyList<EventConflict>> Concerns(Slot slot, CancellationToken ct) =>
        (await Concerns([slot], await Around([slot], Held.Reach, ct), ct))[0];

    private async Task<IReadOnlyList<IReadOnlyList<EventConflict>>> Concerns(IReadOnlyList<Slot> slots, List<Held> held, CancellationToken ct)
    {
        var (people, there, plans) = (await staff.Find(slots, held, ct), await presence.Find(slots, ct), await plan.Find(slots, ct));
        return [.. slots.Select((_, at) => (IReadOnlyList<EventConflict>)[.. people[at], .. there[at], .. plans[at]])];
    }

    private async Task<List<Held>> Around(IReadOnlyList<Slot> slots, TimeSpan reach, CancellationToken ct)
    {
        var wanted = slots.Where(s => s.Venue is not null || s.Presenters.Count > 0).ToList();
        return wanted.Count == 0 ? [] : await Held.Around(db, wanted, reach).ToListAsync(ct);
    }

    private static IReadOnlyList<EventConflict> Clashes(Slot slot, List<Held> held) =>
        [.. held.Where(h => h.Clashes(slot)).Select(h => h.Against(slot)).OrderByDescending(c => c.Kind is "venue-double-booked")];
}
