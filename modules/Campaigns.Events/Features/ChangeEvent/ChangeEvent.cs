using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.ChangeEvent;

/// <summary>Other facts for an event; what is null stays.</summary>
/// <param name="Version">The version the writer read; null to write over any.</param>
internal sealed record ChangeEvent(Guid Id, EventInput Input, int? Version) : ICommand<Done>
{
    public IEnumerable<Failure> Check() => EventShape.Wrong(Input);
}

internal sealed class ChangeEventHandler(EventsDbContext db, PlanResolver plans, ChangeWriter writer, IActor actor) : IHandler<ChangeEvent, Done>
{
    public async Task<Result<Done>> Handle(ChangeEvent command, CancellationToken ct)
    {
        var before = await db.Events.AsNoTracking().IgnoreAutoIncludes().Within(actor).Include(e => e.Staff).SingleOrDefaultAsync(e => e.Id == command.Id, ct);
        if (before is null) return Refusals.NoSuchEvent;

        var input = command.Input.Over(before);
        if (EventShape.Wrong(input).ToList() is { Count: > 0 } wrong) return Result<Done>.Refuse(wrong);
        var resolved = await plans.Resolve(input, ct);
        if (!resolved.Succeeded) return resolved.Refused<Done>();
        if (command.Version is { } read && read != before.Version) return Refusals.ChangedUnderneath;
        return await writer.Write(before, resolved.Value, input.Hold, ct);
    }
}

/// <summary>Writes a change within the turn at everything it takes up.</summary>
internal sealed class ChangeWriter(EventsDbContext db, EventDesk desk, ConflictFinder conflicts, Addresses addresses, ISeats seats)
{
    public async Task<Result<Done>> Write(Event before, ResolvedPlan resolved, bool? hold, CancellationToken ct)
    {
        var slot = resolved.Slot(before.Id);
        var registered = (await seats.Count([before.Id], ct)).GetValueOrDefault(before.Id, SeatCounts.None).Taken;

        if (await desk.Open(before.Id, Permissions.Plan, (_, _) => slot, ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;

        // The change was made over what was read before; if somebody else was quicker, theirs would be lost.
        if (open.Event.Version != before.Version) return Refusals.ChangedUnderneath;
        var holds = open.Event.MayLetGo ? hold ?? open.Event.Holds : open.Event.Holds;
        if (holds && EventConflict.Blocks([.. await conflicts.Clashes(slot, ct), .. open.Concerns], resolved.Plan.OverrideReason) is { Count: > 0 } blocks) return Result<Done>.Refuse(blocks);

        var changed = open.Event.Change(resolved.Plan, await addresses.For(open.Event, slot.SlugStem!, ct), registered, desk.By);
        if (!changed.Succeeded) return changed;
        if (holds) open.Event.TakeHold(null);
        else open.Event.Release();
        if (resolved.Place.Added) db.Add(resolved.Place.Venue!);
        return await desk.Save(slot, open.Turn, ct);
    }
}
