using Campaigns.Kernel.Events;

namespace Campaigns.Registrations.Contracts;

/// <summary>A registration was made. Raised once, in the transaction that counted its seats.</summary>
[EventName("registrations.attendee-registered.v1")]
public sealed record AttendeeRegisteredV1(Guid RegistrationId, Guid OfferingId, string Kind, int People, bool Waitlisted, DateTimeOffset At, bool WalkIn = false) : IEvent;

/// <summary>A registration was cancelled.</summary>
/// <param name="RegistrationId">Which.</param>
/// <param name="OfferingId">Of what.</param>
/// <param name="At">When it stood.</param>
/// <param name="Quiet">Its person is not told: they were moved to another offering, or never asked for this place.</param>
[EventName("registrations.attendee-cancelled.v1")]
public sealed record AttendeeCancelledV1(Guid RegistrationId, Guid OfferingId, DateTimeOffset At, bool Quiet = false) : IEvent;

/// <summary>Somebody registered was checked in. Raised once per registration.</summary>
[EventName("registrations.attendee-checked-in.v1")]
public sealed record AttendeeCheckedInV1(Guid RegistrationId, Guid OfferingId, int People, DateTimeOffset At) : IEvent;

/// <summary>What a registration holds about its person, for modules that must address them.</summary>
public sealed record Registrant(Guid RegistrationId, Guid OfferingId, string Code, string FullName, string? Phone, string? Email, string? CitizenId, DateOnly? BirthDate,
    string? UnitCode, string ScopePath, string? Hamlet, int People, string Status, DateTimeOffset ConsentAt);

/// <summary>Questions about registrations.</summary>
public interface IRegistrants
{
    /// <summary>One, or null.</summary>
    Task<Registrant?> Find(Guid registrationId, CancellationToken ct);

    /// <summary>Several at once; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<Guid, Registrant>> Many(IReadOnlyCollection<Guid> registrationIds, CancellationToken ct);

    /// <summary>Live ones of an offering.</summary>
    Task<IReadOnlyList<Registrant>> Of(Guid offeringId, CancellationToken ct);
}

/// <summary>Seats were set aside for somebody who waited, until an instant (UTC).</summary>
[EventName("registrations.seat-offered.v1")]
public sealed record SeatOfferedV1(Guid RegistrationId, Guid OfferingId, DateTimeOffset Until, DateTimeOffset At) : IEvent;

/// <summary>Somebody took the seats set aside for them.</summary>
[EventName("registrations.offer-accepted.v1")]
public sealed record OfferAcceptedV1(Guid RegistrationId, Guid OfferingId, DateTimeOffset At) : IEvent;

/// <summary>Somebody did not take the seats set aside for them in time.</summary>
[EventName("registrations.offer-expired.v1")]
public sealed record OfferExpiredV1(Guid RegistrationId, Guid OfferingId, DateTimeOffset At) : IEvent;

/// <summary>Somebody who is registered registered again: their ticket is sent once more.</summary>
[EventName("registrations.ticket-asked-again.v1")]
public sealed record TicketAskedAgainV1(Guid RegistrationId, Guid OfferingId, DateTimeOffset At) : IEvent;
