using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.CancelEvent;

/// <summary>The event will not be held. The reason is told to the public.</summary>
internal sealed record CancelEvent(Guid Id, string? Reason, bool ForceMajeure) : ICommand<Done>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Reason)) yield return Refusals.ReasonMissing;
        if (Reason?.Length > 500) yield return Refusals.ReasonTooLong;
    }
}

internal sealed class CancelEventHandler(EventsDbContext db, EventDesk desk, IAudit audit) : IHandler<CancelEvent, Done>
{
    public async Task<Result<Done>> Handle(CancelEvent command, CancellationToken ct)
    {
        if (await desk.Open(command.Id, Permissions.Cancel, ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        var cancelled = open.Event.Cancel(command.Reason!, desk.By);
        if (!cancelled.Succeeded) return cancelled;
        audit.Note("events.cancelled", new RecordRef(Event.Kind, command.Id), new { command.ForceMajeure });
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
        return cancelled;
    }
}
