using Campaigns.Kernel.Events;

namespace Campaigns.Events.Contracts;

/// <summary>The plan of an event waits for approval.</summary>
[EventName("events.event-submitted.v1")]
public sealed record EventSubmittedV1(Guid EventId, DateTimeOffset At) : IEvent;

/// <summary>An event that the public has never seen will not take place.</summary>
[EventName("events.event-dropped.v1")]
public sealed record EventDroppedV1(Guid EventId, DateTimeOffset At) : IEvent;

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

/// <summary>A certificate that somebody lacks for an event.</summary>
/// <param name="Course">Course code.</param>
/// <param name="Required">False: only advised.</param>
public sealed record MissingCertificate(string Course, bool Required)
{
    /// <summary>Last day of the one they had; null: they never had one, or nobody keeps that.</summary>
    public DateOnly? ExpiredOn { get; init; }

    /// <summary><c>expired</c>, <c>suspended</c> or <c>revoked</c>: what became of the one they had; null: they never had one, or nobody keeps that.</summary>
    public string? State { get; init; }
}

/// <summary>A presenter who may not present on a day: what the slot <c>events.not-qualified</c> is shown beside.</summary>
/// <param name="Course">Course code of the certificate they lack.</param>
public sealed record NotQualified(Guid StaffId, string Course, DateOnly On);

/// <summary>Whether somebody may present. Events answers from the valid certificates and what its formats ask for; a module that knows more
/// registers its own answer after it.</summary>
public interface IQualifications
{
    /// <summary>What each lacks to present an event of that format on that day; who lacks nothing is left out.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<MissingCertificate>>> Missing(IReadOnlyCollection<Guid> staffIds, string format, DateOnly on, CancellationToken ct);

    /// <summary>Codes of the courses without whose certificate nobody presents an event of some format.</summary>
    IReadOnlyList<string> Required => [];
}
