using Campaigns.Registrations.Contracts;

namespace Campaigns.Training.Domain;

/// <summary>Places that one list of a class has over once its time is up, for those who wait on the other.</summary>
internal sealed partial class Session
{
    /// <summary>Places that guests no longer have and staff do not have yet.</summary>
    public int OnTheWay { get; private set; }

    /// <summary>As long as people may still come by their own word, each list keeps its places; and a class that has begun moves nothing.</summary>
    public bool MovesPlacesAt(DateTimeOffset now) => !IsOff && (GuestSeats > 0 || OnTheWay > 0) && now >= ClosesAt && now < StartsAt;

    /// <summary>Moves what is over to who waits. All in all there are as many places as before. Answers whether anything moved.</summary>
    /// <param name="guests">Places of guests, as those count them who keep them.</param>
    /// <param name="by">Who.</param>
    public bool MovePlaces(SeatCounts guests, By by)
    {
        if (OnTheWay > 0) return Arrive(guests, by);
        var (over, waiting) = (Capacity - Taken, _participants.Count(p => p.Seat is Seat.Waiting));
        var (guestsOver, guestsShort) = (GuestSeats - guests.Taken, guests.Waitlisted - Math.Max(0, GuestSeats - guests.Taken));

        // Here nobody else counts the places of staff: they can be given at once.
        if (waiting == 0 && Math.Min(over, guestsShort) is > 0 and var given) (Capacity, GuestSeats) = (Capacity - given, GuestSeats + given);

        // Those of guests are given out elsewhere: first they are taken away there, and only what was let go of is given to staff.
        else if (guests.Waitlisted == 0 && Math.Min(guestsOver, waiting) is > 0 and var asked) (GuestSeats, OnTheWay) = (GuestSeats - asked, asked);
        else return false;
        Changes++;
        TellGuests();
        return true;
    }

    private bool Arrive(SeatCounts guests, By by)
    {
        // They have not heard of it yet and may still give these places to guests.
        if (guests.Seats > Math.Max(GuestSeats, guests.Taken)) return false;
        var kept = Math.Clamp(guests.Taken - GuestSeats, 0, OnTheWay);
        (GuestSeats, Capacity, OnTheWay) = (GuestSeats + kept, Capacity + OnTheWay - kept, 0);
        Changes++;
        Fill(by);
        if (kept > 0) TellGuests();
        return true;
    }
}
