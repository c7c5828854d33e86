using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskChange;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.Substitute;
using Campaigns.Events.Features.TakeBack;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.CancelEvent;

/// <summary>The event will not be held. The reason is told to the public, and to all concerned.</summary>
/// <param name="Told">How many people the caller expects to be told; null: was not asked.</param>
internal sealed record CancelEvent(Guid Id, string? Reason, bool ForceMajeure, int? Told = null) : ICommand<Done>
{
    /// <summary>Who must approve it has; people are told by a command of its own.</summary>
    public bool Approved { get; init; }

    /// <summary>Nobody is told until the undo bar is closed.</summary>
    public bool Undoable { get; init; }

    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Reason)) yield return Refusals.ReasonMissing;
        if (Reason?.Length > 500) yield return Refusals.ReasonTooLong;
        if (Reason.IsUnreadable(lines: true)) yield return Refusals.TextUnreadable("reason");
    }
}

internal sealed class CancelEventHandler(EventsDbContext db, EventDesk desk, AudienceFinder audiences, Mailings mailings, ChangeApproval changes, Approvers approvers, Takebacks takebacks, OpenBars bars, ISettings<MailingSettings> settings, IAudit audit) : IHandler<CancelEvent, Done>
{
    public async Task<Result<Done>> Handle(CancelEvent command, CancellationToken ct)
    {
        var unit = await db.Events.Where(e => e.Id == command.Id).Select(e => e.UnitCode).SingleOrDefaultAsync(ct) ?? "";
        var audience = await audiences.Of(command.Id, [.. await desk.StaffOf(command.Id, ct), .. await approvers.Of(unit, ct)], Notices.Cancelled, ct);
        if (await desk.Open(command.Id, Permissions.Cancel, ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        if (open.Event.Allows(Verb.Cancel) && Mailings.Unexpected(audience, command.Told)) return Refusals.TypeTheCount(audience.Attendees);
        if (!command.Approved && open.Event.Allows(Verb.Cancel) && changes.MustAsk(open.Event, command.ForceMajeure))
            return await changes.Ask(open, ChangeKind.Cancel, new(open.Event.StartsAt, open.Event.EndsAt), null, command.Reason!, ct);
        if (!open.Event.Allows(Verb.Cancel)) return Refusals.InvalidTransition;
        var before = await takebacks.Begin(ChangeKind.Cancel, open.Event, command.Undoable, ct);
        var cancelled = open.Event.Cancel(command.Reason!, desk.By);
        if (!cancelled.Succeeded) return cancelled;
        if (open.Event.PublishedAt is not null)
        {
            var mailing = mailings.Begin(open.Event, Notices.Cancelled, Said(open, before.Known, command.Reason!.Trim()), audience, held: command.Approved || before.Kept is not null);
            before.Kept?.IsToldBy(mailing?.Id);
        }

        audit.Note("events.cancelled", new RecordRef(Event.Kind, command.Id), new { command.ForceMajeure });
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
        if (before.Kept is { } kept) bars.Open(kept, settings);
        return cancelled;
    }

    // The time people know: they may have been told of no other yet.
    private static NoticeValues Said(OpenEvent open, Period known, string reason) =>
        new(open.Event.Title, open.Slot.Venue?.Name ?? open.Event.UnitName, open.Slot.Venue?.Address ?? "", known, known, reason);
}
