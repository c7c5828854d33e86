using Campaigns.Kernel.Events;

namespace Campaigns.Events.Contracts;

/// <summary>An event became public.</summary>
[EventName("events.event-published.v1")]
public sealed record EventPublishedV1(Guid EventId, DateTimeOffset At) : IEvent;

/// <summary>A published event got another time or place.</summary>
[EventName("events.event-rescheduled.v1")]
public sealed record EventRescheduledV1(Guid EventId, DateTimeOffset OldStartsAt, DateTimeOffset NewStartsAt, bool VenueChanged, DateTimeOffset At) : IEvent;

/// <summary>An event will not take place.</summary>
[EventName("events.event-cancelled.v1")]
public sealed record EventCancelledV1(Guid EventId, DateTimeOffset At) : IEvent;

/// <summary>An event as other modules may show it.</summary>
public sealed record EventCard(Guid Id, string Slug, string Title, string Status, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string VenueName, string VenueAddress,
    string UnitCode, string ScopePath, Guid CampaignId, int Sequence, IReadOnlyList<Guid> PresenterIds, IReadOnlyList<Guid> DeskStaffIds);

/// <summary>Questions about events.</summary>
public interface IEvents
{
    /// <summary>One, or null.</summary>
    Task<EventCard?> Find(Guid id, CancellationToken ct);

    /// <summary>Several at once; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<Guid, EventCard>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Public ones that have not ended, soonest first.</summary>
    Task<IReadOnlyList<EventCard>> Upcoming(int atMost, CancellationToken ct);
}

/// <summary>Whether somebody may present. Answered by the module that keeps certificates; while none is on, a plain list answers.</summary>
public interface IQualifications
{
    /// <summary>Why this member of staff may not present on that day; empty: may.</summary>
    Task<IReadOnlyList<string>> Missing(Guid staffId, DateOnly on, CancellationToken ct);
}
