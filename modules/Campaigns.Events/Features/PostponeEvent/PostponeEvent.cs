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

namespace Campaigns.Events.Features.PostponeEvent;

/// <summary>The event will be held, but not then, and nobody knows when. Hall and people are free, who registered keeps their place, and all concerned are told. Moving it gives it a time again.</summary>
/// <param name="Told">How many people the caller expects to be told; null: was not asked.</param>
internal sealed record PostponeEvent(Guid Id, string? Reason, bool ForceMajeure, int? Told = null) : ICommand<Done>
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

internal sealed class PostponeEventHandler(EventsDbContext db, EventDesk desk, AudienceFinder audiences, Mailings mailings, ChangeApproval changes, Approvers approvers, Takebacks takebacks, OpenBars bars, ISettings<MailingSettings> settings, IAudit audit) : IHandler<PostponeEvent, Done>
{
    public async Task<Result<Done>> Handle(PostponeEvent command, CancellationToken ct)
    {
        var unit = await db.Events.Where(e => e.Id == command.Id).Select(e => e.UnitCode).SingleOrDefaultAsync(ct) ?? "";
        var audience = await audiences.Of(command.Id, [.. await desk.StaffOf(command.Id, ct), .. await approvers.Of(unit, ct)], Notices.Postponed, ct);
        if (await desk.Open(command.Id, Permissions.Cancel, ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        if (!open.Event.Allows(Verb.Postpone)) return Refusals.InvalidTransition;
        if (Mailings.Unexpected(audience, command.Told)) return Refusals.TypeTheCount(audience.Attendees);
        if (!command.Approved && changes.MustAsk(open.Event, command.ForceMajeure)) return await changes.Ask(open, ChangeKind.Postpone, open.Slot.When, null, command.Reason!, ct);

        var before = await takebacks.Begin(ChangeKind.Postpone, open.Event, command.Undoable, ct);
        var postponed = open.Event.Postpone(command.Reason!, desk.By);
        if (!postponed.Succeeded) return postponed;
        var said = new NoticeValues(open.Event.Title, open.Slot.Venue?.Name ?? open.Event.UnitName, open.Slot.Venue?.Address ?? "", before.Known, before.Known, command.Reason!.Trim());
        var mailing = mailings.Begin(open.Event, Notices.Postponed, said, audience, held: command.Approved || before.Kept is not null);
        before.Kept?.IsToldBy(mailing?.Id);
        audit.Note("events.postponed", new RecordRef(Event.Kind, command.Id), new { command.ForceMajeure });
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
        if (before.Kept is { } kept) bars.Open(kept, settings);
        return postponed;
    }
}
