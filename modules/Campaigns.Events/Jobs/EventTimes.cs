using Campaigns.Data;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Kernel.Jobs;

namespace Campaigns.Events.Jobs;

/// <summary>Look at an event when its time has come.</summary>
/// <param name="EventId">The event.</param>
internal sealed record EventTime(Guid EventId);

/// <summary>A public event begins and ends by the clock. Whichever of its times was asked for, it looks at the event as it is now, so an event
/// that was moved meanwhile is left alone.</summary>
internal sealed class EventTimes(EventsDbContext db, EventDesk desk, TimeProvider clock) : IJob<EventTime>
{
    /// <summary>Asks to be woken at start and end; joins the caller's transaction.</summary>
    public static void Plan(IJobs jobs, Event @event)
    {
        foreach (var at in new[] { @event.StartsAt, @event.EndsAt })
            jobs.EnqueueAt<EventTimes, EventTime>(at, new(@event.Id), $"events.time/{@event.Id:N}/{at.UtcTicks}");
    }

    public async Task Run(EventTime args, CancellationToken ct)
    {
        if (await desk.Open(args.EventId, Permissions.Publish, ct) is not { } open) return;
        await using var turn = open;
        var (now, by) = (clock.GetUtcNow(), new By(null, "", clock.GetUtcNow()));
        if (now >= open.Event.StartsAt && open.Event.Allows(Verb.Start)) open.Event.Start(by);
        if (now >= open.Event.EndsAt && open.Event.Status is EventStatus.Running) open.Event.Complete(by);
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
    }
}
