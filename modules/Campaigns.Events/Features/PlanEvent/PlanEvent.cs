using Campaigns.Data;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.PlanEvent;

/// <summary>A new draft; holds hall and presenters at once unless told not to.</summary>
internal sealed record PlanEvent(EventInput Input) : ICommand<Guid>
{
    public IEnumerable<Failure> Check() => [.. EventShape.Missing(Input), .. EventShape.Wrong(Input)];
}

internal sealed class PlanEventHandler(EventsDbContext db, PlanResolver plans, ConflictFinder conflicts, EventDesk desk, Addresses addresses, IAudit audit) : IHandler<PlanEvent, Guid>
{
    public async Task<Result<Guid>> Handle(PlanEvent command, CancellationToken ct)
    {
        var resolved = await plans.Resolve(command.Input, ct);
        if (!resolved.Succeeded) return resolved.Refused<Guid>();

        var (plan, place, hold) = (resolved.Value.Plan, resolved.Value.Place, command.Input.Hold ?? true);
        var slot = resolved.Value.Slot(Guid.Empty);
        var concerns = hold ? await conflicts.Concerns(slot, ct) : [];

        // Hall and people are scarce: wait for the turn before looking whether they are free, so that a rush queues instead of double booking.
        await using var turn = await db.LockNamesAsync(slot.Scarce, ct);
        if (hold && EventConflict.Blocks([.. await conflicts.Clashes(slot, ct), .. concerns], plan.OverrideReason) is { Count: > 0 } blocks) return Result<Guid>.Refuse(blocks);

        var planned = Event.Plan(plan, await addresses.Free(slot.SlugStem!, ct), hold, desk.By);
        if (place.Added) db.Add(place.Venue!);
        db.Add(planned);
        audit.Note("events.planned", new RecordRef(Event.Kind, planned.Id));
        var saved = await desk.Save(slot with { EventId = planned.Id }, turn, ct);
        return saved.Succeeded ? planned.Id : saved.Refused<Guid>();
    }
}
