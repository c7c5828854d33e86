using Campaigns.Data;
using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Booking;

/// <summary>An event taken out to be changed: nobody else changes it, or books its hall and people, until the turn ends.</summary>
/// <param name="Concerns">What speaks against the slot besides clashes; looked for before the turn, because it asks other modules.</param>
internal sealed record OpenEvent(Event Event, Slot Slot, IReadOnlyList<EventConflict> Concerns, Turn Turn) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Turn.DisposeAsync();
}

/// <summary>Takes events out to be changed.</summary>
internal sealed class EventDesk(EventsDbContext db, ConflictFinder conflicts, IStaff staff, IActor actor, TimeProvider clock)
{
    /// <summary>Who acts, and when.</summary>
    public By By => new(actor.Id, actor.DisplayName, clock.GetUtcNow());

    /// <summary>Null: not there, or out of the actor's sight.</summary>
    /// <param name="id">The event.</param>
    /// <param name="permission">What the actor must hold at its place.</param>
    /// <param name="plan">What it is about to take up besides; from the event as it is now.</param>
    /// <param name="ct">Gives up.</param>
    public Task<OpenEvent?> Open(Guid id, string permission, Func<Event, Slot, Slot> plan, CancellationToken ct) => OpenFrom(db.Events.Within(actor, permission), id, plan, ct);

    /// <summary>The same for who holds nothing there, but a link that says what they may do.</summary>
    public Task<OpenEvent?> OpenByLink(Guid id, Func<Event, Slot, Slot> plan, CancellationToken ct) => OpenFrom(db.Events, id, plan, ct);

    /// <summary>Saves and ends the turn. Should somebody have booked hall or people without waiting for a turn, the database refuses, and this says who has them.</summary>
    public async Task<Result<Done>> Save(Slot slot, Turn turn, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException failure) when (NoOverlap.Refused(failure))
        {
            db.ChangeTracker.Clear();
            var taken = await conflicts.Clashes(slot, ct);
            return taken.Count > 0 ? Result<Done>.Refuse([.. taken.Select(c => c.AsFailure())]) : Refusals.ChangedUnderneath;
        }

        await turn.CommitAsync(ct);
        return Done.It;
    }

    private async Task<OpenEvent?> OpenFrom(IQueryable<Event> events, Guid id, Func<Event, Slot, Slot> plan, CancellationToken ct)
    {
        // What must be locked stands in the event itself: read, lock, and look whether it is still so.
        while (await events.Include(e => e.Venue).Include(e => e.Staff).AsSplitQuery().SingleOrDefaultAsync(e => e.Id == id, ct) is { } found)
        {
            var now = await SlotOf(found, ct);
            var slot = plan(found, now);
            var concerns = await conflicts.Concerns(slot, ct);
            var turn = await db.LockNamesAsync([.. now.Scarce, .. slot.Scarce], ct);
            if (await db.Events.Where(e => e.Id == id).Select(e => e.Version).SingleAsync(ct) == found.Version) return new(found, slot, concerns, turn);
            await turn.DisposeAsync();
            db.ChangeTracker.Clear();
        }

        return null;
    }

    public Task<OpenEvent?> Open(Guid id, string permission, CancellationToken ct) => Open(id, permission, (_, slot) => slot, ct);

    /// <summary>Untracked: for looking at what an event clashes with.</summary>
    public async Task<Slot?> Look(Guid id, CancellationToken ct) =>
        await db.Events.AsNoTracking().IgnoreAutoIncludes().Within(actor, Permissions.View).Include(e => e.Venue).Include(e => e.Staff).SingleOrDefaultAsync(e => e.Id == id, ct) is { } found
            ? await SlotOf(found, ct)
            : null;

    /// <summary>Many at once, in the order of their ids; without those out of the actor's sight.</summary>
    public async Task<IReadOnlyList<Slot>> Look(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var found = await db.Events.AsNoTracking().IgnoreAutoIncludes().Within(actor, Permissions.View).Include(e => e.Venue).Include(e => e.Staff).Where(e => ids.Contains(e.Id)).ToListAsync(ct);
        var people = await Names([.. found.SelectMany(e => e.Staff).Select(s => s.StaffId).Distinct()], ct);
        return [.. found.OrderBy(e => e.Id).Select(e => SlotOf(e, people))];
    }

    /// <summary>Presenters, then desk.</summary>
    public Task<List<Guid>> StaffOf(Guid id, CancellationToken ct) =>
        db.Events.AsNoTracking().Where(e => e.Id == id).SelectMany(e => e.Staff).OrderByDescending(s => s.Role).ThenBy(s => s.Position).Select(s => s.StaffId).ToListAsync(ct);

    /// <summary>What an event takes up as it stands.</summary>
    public async Task<Slot> SlotOf(Event found, CancellationToken ct) => SlotOf(found, await Names([.. found.Staff.Select(s => s.StaffId).Distinct()], ct));

    private async Task<IReadOnlyDictionary<Guid, StaffMember>> Names(IReadOnlyList<Guid> named, CancellationToken ct) =>
        named.Count == 0 ? new Dictionary<Guid, StaffMember>() : await staff.Many(named, ct);

    private static Slot SlotOf(Event found, IReadOnlyDictionary<Guid, StaffMember> people) =>
        new(found.Id, found.CampaignId, new(found.StartsAt, found.EndsAt), found.Capacity, found.Venue,
            found.Presenters.ToDictionary(p => p, p => people.GetValueOrDefault(p)?.Name ?? "?"))
        {
            Desk = found.Desk.ToDictionary(d => d, d => people.GetValueOrDefault(d)?.Name ?? "?"),
            Format = found.Format,
            UnitCode = found.UnitCode,
            Budget = found.Budget,
            Language = found.Language,
        };
}
