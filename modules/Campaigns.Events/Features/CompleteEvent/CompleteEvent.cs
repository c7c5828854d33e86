using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.CompleteEvent;

/// <summary>The event is over.</summary>
internal sealed record CompleteEvent(Guid Id) : ICommand<Done>;

internal sealed class CompleteEventHandler(EventsDbContext db, EventDesk desk, IAudit audit) : IHandler<CompleteEvent, Done>
{
    public async Task<Result<Done>> Handle(CompleteEvent command, CancellationToken ct)
    {
        if (await desk.Open(command.Id, Permissions.Publish, ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        var completed = open.Event.Complete(desk.By);
        if (!completed.Succeeded) return completed;
        audit.Note("events.completed", new RecordRef(Event.Kind, command.Id));
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
        return completed;
    }
}
