using Campaigns.Approvals.Contracts;
using Campaigns.Data;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AskChange;

/// <summary>Both sides have approved: the event is moved or cancelled, if nothing else changed it meanwhile. People are told by a command of its own.</summary>
internal sealed class ApplyChange(EventsDbContext db, IHandler<RescheduleEvent.RescheduleEvent, Done> move, IHandler<CancelEvent.CancelEvent, Done> cancel, IHandler<PostponeEvent.PostponeEvent, Done> postpone) : IApprovalCommandHandler
{
    public string Command => EventChanges.Apply;

    public async Task<CommandOutcome> HandleAsync(ApprovalCommand c, CancellationToken ct)
    {
        if (await db.Find(c, ct) is not ({ } change, { } about)) return CommandOutcome.Refused("unknown-change");
        if (change.Status == ChangeStatus.Applied) return CommandOutcome.Done();
        if (change.Status != ChangeStatus.Waiting) return CommandOutcome.Refused("invalid-transition");

        // A delivery that died between the event and the mark finds the event as it should be.
        if (!IsThere(change, about))
        {
            if (EventChanges.VersionOf(change, about) != c.SubjectVersion) return CommandOutcome.Refused("subject-changed");
            var done = change.Kind switch
            {
                ChangeKind.Move => await move.Handle(new(about.Id, change.StartsAt, change.EndsAt, change.VenueId, change.Reason, false) { Approved = true }, ct),
                ChangeKind.Postpone => await postpone.Handle(new(about.Id, change.Reason, false) { Approved = true }, ct),
                _ => await cancel.Handle(new(about.Id, change.Reason, false) { Approved = true }, ct),
            };
            if (!done.Succeeded) return CommandOutcome.Refused(done.Failures[0].ApiCode);
        }

        return await db.Mark(change.Id, x => x.Apply(), ct);
    }

    private static bool IsThere(PlannedChange change, Event about) => change.Kind switch
    {
        ChangeKind.Cancel => about.Status == EventStatus.Cancelled,
        ChangeKind.Postpone => about.Status == EventStatus.Postponed,
        _ => about.StartsAt == change.StartsAt && about.EndsAt == change.EndsAt && (change.VenueId is null || about.VenueId == change.VenueId),
    };
}

/// <summary>A later command failed: a moved event goes back to its old time. What is cancelled stays so.</summary>
internal sealed class RevertChange(EventsDbContext db, IHandler<RescheduleEvent.RescheduleEvent, Done> move) : IApprovalCommandHandler
{
    public string Command => EventChanges.Revert;

    public async Task<CommandOutcome> HandleAsync(ApprovalCommand c, CancellationToken ct)
    {
        if (await db.Find(c, ct) is not ({ } change, { } about) || change.Status != ChangeStatus.Applied) return CommandOutcome.Done();
        if (change.Kind == ChangeKind.Cancel) return CommandOutcome.Refused("cannot-undo");
        await db.DropHeld(about.Id, ct);
        var back = await move.Handle(new(about.Id, change.OldStartsAt, change.OldEndsAt, change.OldVenueId, change.Reason, false) { Approved = true }, ct);
        if (!back.Succeeded) return CommandOutcome.Refused(back.Failures[0].ApiCode);
        await db.DropHeld(about.Id, ct); // Nobody was told of either.
        return await db.Mark(change.Id, x => x.Revert(), ct);
    }
}

/// <summary>Rejected or taken back: the event stays as it is.</summary>
internal sealed class DropChange(EventsDbContext db) : IApprovalCommandHandler
{
    public string Command => EventChanges.Drop;

    public async Task<CommandOutcome> HandleAsync(ApprovalCommand c, CancellationToken ct) =>
        await db.Find(c, ct) is ({ Status: ChangeStatus.Waiting } change, _) ? await db.Mark(change.Id, x => x.Drop(), ct) : CommandOutcome.Done();
}

/// <summary>The change stands: everybody concerned is told.</summary>
internal sealed class SendChangeNotice(EventsDbContext db, Mailings mailings) : IApprovalCommandHandler
{
    public string Command => EventChanges.Tell;

    public async Task<CommandOutcome> HandleAsync(ApprovalCommand c, CancellationToken ct)
    {
        if (await db.Find(c, ct) is not ({ Status: ChangeStatus.Applied }, { } about)) return CommandOutcome.Refused("not-applied");
        foreach (var held in await db.Mailings.Where(m => m.EventId == about.Id && m.Status == MailingStatus.Held && (m.Subject == Notices.Moved || m.Subject == Notices.Cancelled || m.Subject == Notices.Postponed)).ToListAsync(ct))
            if (held.Release().Succeeded) mailings.Go(held);
        await db.SaveChangesAsync(ct);
        return CommandOutcome.Done();
    }
}

/// <summary>What the commands share.</summary>
internal static class Changes
{
    public static async Task<(PlannedChange? Change, Event? About)> Find(this EventsDbContext db, ApprovalCommand c, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var change = Guid.TryParse(c.SubjectId, out var id) ? await db.Changes.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) : null;
        return (change, change is null ? null : await db.Events.AsNoTracking().SingleAsync(e => e.Id == change.EventId, ct));
    }

    public static async Task<CommandOutcome> Mark(this EventsDbContext db, Guid id, Func<PlannedChange, Result<Done>> go, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var turn = await db.LockAsync<PlannedChange>(id, ct);
        if (!go(await db.Changes.SingleAsync(c => c.Id == id, ct)).Succeeded) return CommandOutcome.Refused("invalid-transition");
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return CommandOutcome.Done();
    }

    public static async Task DropHeld(this EventsDbContext db, Guid eventId, CancellationToken ct)
    {
        foreach (var held in await db.Mailings.Where(m => m.EventId == eventId && m.Status == MailingStatus.Held && (m.Subject == Notices.Moved || m.Subject == Notices.Postponed)).ToListAsync(ct)) held.Drop();
        await db.SaveChangesAsync(ct);
    }
}
