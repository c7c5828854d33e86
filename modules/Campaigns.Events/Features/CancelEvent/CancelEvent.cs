using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.CancelEvent;

/// <summary>The event will not be held. The reason is told to the public, and to all concerned.</summary>
/// <param name="Told">How many people the caller expects to be told; null: was not asked.</param>
internal sealed record CancelEvent(Guid Id, string? Reason, bool ForceMajeure, int? Told = null) : ICommand<Done>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Reason)) yield return Refusals.ReasonMissing;
        if (Reason?.Length > 500) yield return Refusals.ReasonTooLong;
    }
}

internal sealed class CancelEventHandler(EventsDbContext db, EventDesk desk, AudienceFinder audiences, Mailings mailings, IAudit audit) : IHandler<CancelEvent, Done>
{
    public async Task<Result<Done>> Handle(CancelEvent command, CancellationToken ct)
    {
        var audience = await audiences.Of(command.Id, await desk.StaffOf(command.Id, ct), Notices.Cancelled, ct);
        if (await desk.Open(command.Id, Permissions.Cancel, ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        if (open.Event.Allows(Verb.Cancel) && Mailings.Unexpected(audience, command.Told)) return Refusals.TypeTheCount(audience.Attendees);
        var cancelled = open.Event.Cancel(command.Reason!, desk.By);
        if (!cancelled.Succeeded) return cancelled;
        if (open.Event.PublishedAt is not null) mailings.Begin(open.Event, Notices.Cancelled, Said(open, command.Reason!.Trim()), audience);
        audit.Note("events.cancelled", new RecordRef(Event.Kind, command.Id), new { command.ForceMajeure });
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
        return cancelled;
    }

    private static NoticeValues Said(OpenEvent open, string reason) =>
        new(open.Event.Title, open.Slot.Venue?.Name ?? open.Event.UnitName, open.Slot.Venue?.Address ?? "", open.Slot.When, open.Slot.When, reason);
}
