using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskChange;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.Substitute;
using Campaigns.Events.Features.TakeBack;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.RescheduleEvent;

/// <summary>Moves a public event. The reason is told to the public, and answers soft conflicts too.</summary>
/// <param name="ForceMajeure">Nobody could have planned for it; kept in the audit.</param>
/// <param name="Told">How many people the caller expects to be told; null: was not asked.</param>
internal sealed record RescheduleEvent(Guid Id, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, Guid? VenueId, string? Reason, bool ForceMajeure, int? Told = null) : ICommand<Done>
{
    /// <summary>Who must approve it has; people are told by a command of its own.</summary>
    public bool Approved { get; init; }

    /// <summary>Nobody is told until the undo bar is closed.</summary>
    public bool Undoable { get; init; }

    public IEnumerable<Failure> Check()
    {
        if (StartsAt is null) yield return Refusals.StartMissing;
        if (EndsAt is null) yield return Refusals.EndMissing;
        if (EndsAt <= StartsAt) yield return Refusals.EndBeforeStart;
        if (EndsAt - StartsAt > EventPlan.Longest) yield return Refusals.TooLong;
        if (StartsAt?.Year is < 2000 or > 2099) yield return Refusals.StartOutOfRange;
        if (string.IsNullOrWhiteSpace(Reason)) yield return Refusals.ReasonMissing;
        if (Reason?.Length > 500) yield return Refusals.ReasonTooLong;
        if (Reason.IsUnreadable(lines: true)) yield return Refusals.TextUnreadable("reason");
    }
}

internal sealed class RescheduleEventHandler(EventsDbContext db, EventDesk desk, ConflictFinder conflicts, AudienceFinder audiences, Mailings mailings, ChangeApproval changes, Approvers approvers, Takebacks takebacks, OpenBars bars, ISettings<MailingSettings> settings, IActor actor, IJobs jobs, IAudit audit) : IHandler<RescheduleEvent, Done>
{
    public async Task<Result<Done>> Handle(RescheduleEvent command, CancellationToken ct)
    {
        if (!await db.Events.Within(actor).AnyAsync(e => e.Id == command.Id, ct)) return Refusals.NoSuchEvent;

        // What was asked for in time and approved late is settled by who approved it.
        if (!command.Approved && command.StartsAt <= desk.By.At) return Refusals.StartInPast;
        var venue = command.VenueId is { } id ? await db.Venues.AsNoTracking().Within(actor, Permissions.View).SingleOrDefaultAsync(v => v.Id == id, ct) : null;
        if (command.VenueId is not null && venue is null) return Refusals.VenueUnknown;

        var audience = await audiences.Of(command.Id, [.. await desk.StaffOf(command.Id, ct), .. await approvers.Of(await UnitOf(command.Id, ct), ct)], Notices.Moved, ct);
        if (Mailings.Unexpected(audience, command.Told)) return Refusals.TypeTheCount(audience.Attendees);

        var when = new Period(command.StartsAt!.Value.ToUniversalTime(), command.EndsAt!.Value.ToUniversalTime());
        var opened = await desk.Open(command.Id, Permissions.Plan, (_, now) => now with { When = when, Venue = venue ?? now.Venue }, ct);
        if (opened is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        if (!open.Event.Allows(Verb.Reschedule)) return Refusals.InvalidTransition;
        if (EventConflict.Blocks([.. await conflicts.Clashes(open.Slot, ct), .. open.Concerns], command.Reason) is { Count: > 0 } blocks) return Result<Done>.Refuse(blocks);

        if (!command.Approved && changes.MustAsk(open.Event, command.ForceMajeure)) return await changes.Ask(open, ChangeKind.Move, when, command.VenueId, command.Reason!, ct);
        var before = await takebacks.Begin(ChangeKind.Move, open.Event, command.Undoable, ct);
        var moved = open.Event.Reschedule(when, command.VenueId, command.Reason!, desk.By);
        if (!moved.Succeeded) return moved;
        var mailing = mailings.Begin(open.Event, Notices.Moved, new NoticeValues(open.Event.Title, open.Slot.Venue?.Name ?? open.Event.UnitName, open.Slot.Venue?.Address ?? "", when, before.Known, command.Reason!.Trim()), audience, held: command.Approved || before.Kept is not null);
        before.Kept?.IsToldBy(mailing?.Id);
        Jobs.EventTimes.Plan(jobs, open.Event);
        audit.Note("events.rescheduled", new RecordRef(Event.Kind, command.Id), new { command.ForceMajeure });
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
        if (before.Kept is { } kept) bars.Open(kept, settings);
        return moved;
    }

    private Task<string> UnitOf(Guid id, CancellationToken ct) => db.Events.Where(e => e.Id == id).Select(e => e.UnitCode).SingleAsync(ct);
}
