namespace Campaigns.Events.Domain;

/// <summary>A hall, or a person, that is taken for the time of an event. Two that overlap are refused by the database itself, whoever writes them.</summary>
internal sealed class Booking
{
    public Guid EventId { get; init; }

    /// <summary>The venue, or the member of staff.</summary>
    public Guid ResourceId { get; init; }

    public bool IsVenue { get; init; }

    /// <summary>Half-open, UTC.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public static Booking Of(Guid eventId, Guid resourceId, bool isVenue, DateTimeOffset start, DateTimeOffset end)
    {
        var booking = new Booking { EventId = eventId, ResourceId = resourceId, IsVenue = isVenue };
        booking.MoveTo(start, end);
        return booking;
    }

    public void MoveTo(DateTimeOffset start, DateTimeOffset end) => (StartsAt, EndsAt) = (start, end);
}
