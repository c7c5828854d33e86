using Campaigns.Kernel.Events;

namespace Campaigns.Registrations.Contracts;

/// <summary>Something people register for. Other modules provide them: an event, a training session.</summary>
/// <param name="Id">Id of the record behind it.</param>
/// <param name="Kind">Kind of record, such as <c>events.event</c>.</param>
/// <param name="Slug">Public address part.</param>
/// <param name="Title">Title.</param>
/// <param name="Seats">Places.</param>
/// <param name="OpensAt">Registration opens (UTC).</param>
/// <param name="ClosesAt">Registration closes (UTC); half-open: at this instant it is closed.</param>
/// <param name="Waitlist">Whether a full offering takes people on a waitlist.</param>
/// <param name="Open">Whether its status lets people register at all.</param>
/// <param name="StartsAt">Begins (UTC).</param>
/// <param name="EndsAt">Ends (UTC).</param>
/// <param name="Place">Venue and address for people.</param>
/// <param name="UnitCode">Commune or higher unit.</param>
/// <param name="ScopePath">Path of the place.</param>
/// <param name="DeskStaffIds">Staff named for the desk; empty: any desk staff of the area.</param>
public sealed record Offering(Guid Id, string Kind, string Slug, string Title, int Seats, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, bool Waitlist, bool Open,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, string UnitCode, string ScopePath, IReadOnlyList<Guid> DeskStaffIds);

/// <summary>Answers for one kind of offering. Returns null for what is not its own, and for what the public must not see by slug.</summary>
public interface IOfferingSource
{
    /// <summary>Kind of record.</summary>
    string Kind { get; }

    /// <summary>Its public page within the site.</summary>
    string Page(string slug) => $"/events/{slug}";

    /// <summary>Its page for staff.</summary>
    string StaffPage(Guid id) => $"/admin/events/{id}";

    /// <summary>Whether its public page with <c>.ics</c> behind it is a calendar file.</summary>
    bool HasCalendarFile => true;

    /// <summary>By id.</summary>
    Task<Offering?> Find(Guid id, CancellationToken ct);

    /// <summary>By public address; only published ones.</summary>
    Task<Offering?> FindBySlug(string slug, CancellationToken ct);

    /// <summary>Others near one of its own that are still to come and take registrations, soonest first: for whoever cannot come to that one. None where a source has no such thing.</summary>
    Task<IReadOnlyList<Offering>> Near(Guid id, int atMost, CancellationToken ct) => Task.FromResult<IReadOnlyList<Offering>>([]);

    /// <summary>Several at once; unknown ids are left out.</summary>
    Task<IReadOnlyList<Offering>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}

/// <summary>An offering was published, or its seats, times or state changed. Raised by the module that provides it; the new facts are asked for.</summary>
[EventName("registrations.offering-changed.v1")]
public sealed record OfferingChangedV1(Guid OfferingId, string Kind) : IEvent;

/// <summary>Counts of one offering; people, not registrations.</summary>
public sealed record SeatCounts(int Taken, int Waitlisted, int Attended)
{
    /// <summary>Nobody yet.</summary>
    public static readonly SeatCounts None = new(0, 0, 0);

    /// <summary>Places there are, as whoever gives them out knows it now: never below those taken, and for a moment not yet what the offering says.</summary>
    public int Seats { get; init; }
}

/// <summary>Questions about seats.</summary>
public interface ISeats
{
    /// <summary>Counts by offering; one without registrations is left out.</summary>
    Task<IReadOnlyDictionary<Guid, SeatCounts>> Count(IReadOnlyCollection<Guid> offeringIds, CancellationToken ct);
}

/// <summary>Tells what came of an offering. Implemented by modules in which people go on from there.</summary>
public interface IOfferingOutcome
{
    /// <summary>How many of its people joined.</summary>
    Task<int> Joined(Guid offeringId, CancellationToken ct);
}
