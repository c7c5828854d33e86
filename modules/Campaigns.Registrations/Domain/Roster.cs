using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Registrations.Domain;

/// <summary>The seats of one offering; carries the offering's id.
/// (1) Registering never takes more seats than there are. (2) Taken is the sum of people who hold seats; Waitlisted the sum of those who wait.
/// (3) Each verb changes the counts and the registration together, under the roster's lock. (4) The same holds for each quota. (5) Nobody who comes
/// later has seats before those who wait and fit.</summary>
internal sealed partial class Roster : Entity, IScoped
{
    // One tap takes longer than one second on a weak network: whoever tapped in time must not lose the seat.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private Roster()
    {
    }

    public string Kind { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Place { get; private set; } = "";

    public string UnitCode { get; private set; } = "";

    public string ScopePath { get; private set; } = "";

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public DateTimeOffset ClosesAt { get; private set; }

    /// <summary>People may register, by the offering's own state.</summary>
    public bool Open { get; private set; }

    public bool TakesWaitlist { get; private set; }

    public List<Guid> DeskStaffIds { get; private set; } = [];

    public int Seats { get; private set; }

    public int Taken { get; private set; }

    public int Waitlisted { get; private set; }

    /// <summary>Registrations that wait, for places on the list.</summary>
    public int WaitingGroups { get; private set; }

    public int LastQueue { get; private set; }

    public int Attended { get; private set; }

    /// <summary>People counted in the hall, where nobody kept a list.</summary>
    public int? HeadCount { get; private set; }

    public int Left => Math.Max(0, Seats - Taken);

    /// <summary>Where to look for an offer that ran out.</summary>
    public static DateTimeOffset ExpiryOf(DateTimeOffset offerUntil) => offerUntil + Grace;

    public static Roster Of(Offering offering)
    {
        var roster = new Roster { Id = offering.Id };
        roster.Follow(offering);
        return roster;
    }

    /// <summary>Takes over the offering's facts. Seats never fall below those taken.</summary>
    public void Follow(Offering offering)
    {
        (Kind, Slug, Title, Place, UnitCode, ScopePath) = (offering.Kind, offering.Slug, offering.Title, offering.Place, offering.UnitCode, offering.ScopePath);
        (StartsAt, EndsAt, ClosesAt) = (offering.StartsAt, offering.EndsAt, offering.ClosesAt);
        (Open, TakesWaitlist) = (offering.Open, offering.Waitlist);
        if (!DeskStaffIds.SequenceEqual(offering.DeskStaffIds)) DeskStaffIds = [.. offering.DeskStaffIds];
        Seats = Math.Max(offering.Seats, Taken);
    }

    /// <summary>The offering is no longer there for anybody.</summary>
    public void Close() => Open = false;

    /// <summary>Somebody registers by themselves, within the offering's time.</summary>
    public Result<Registration> Register(Offering offering, Attendee who, Party party, DateTimeOffset now, RegistrationOrigin? origin = null)
    {
        if (!offering.Open || now < offering.OpensAt || now >= offering.ClosesAt) return Refusals.Closed;
        return Seat(offering.Waitlist, who, party, now, origin ?? RegistrationOrigin.Public);
    }

    /// <summary>Staff add somebody, at any time.</summary>
    public Result<Registration> Add(Attendee who, Party party, DateTimeOffset now, RegistrationOrigin? origin = null) =>
        Seat(TakesWaitlist, who, party, now, origin ?? RegistrationOrigin.Public);

    /// <summary>Somebody who did not register stands at the door: on the list and checked in, whatever seats are left.</summary>
    public Result<Registration> WalkIn(Attendee who, Party party, DateTimeOffset now, RegistrationOrigin origin)
    {
        var registration = Registration.Make(this, who, party.People, RegistrationStatus.Confirmed, null, now, origin with { WalkIn = true });
        Take(registration);
        Raise(new AttendeeRegisteredV1(registration.Id, Id, Kind, party.People, false, now, WalkIn: true));
        CheckIn(registration, now);
        return registration;
    }

    /// <summary>Somebody stands at the door. Twice is once. Who comes is let in, also without a seat: turning people away is not the desk's to do,
    /// so here alone Taken may pass Seats.</summary>
    public void CheckIn(Registration registration, DateTimeOffset now)
    {
        if (registration.Status == RegistrationStatus.Attended) return;
        if (registration.Status == RegistrationStatus.Waitlisted) Leave(registration);
        if (!registration.HoldsSeats) Take(registration);
        Attended += registration.People;
        registration.Enter(now, early: now.LocalDate() < StartsAt.LocalDate());
        Raise(new AttendeeCheckedInV1(registration.Id, Id, registration.People, now));
    }

    /// <summary>A check-in that was a mistake. Answers whether there was one. Somebody who came without having registered is off the list again.</summary>
    public bool UndoCheckIn(Registration registration, DateTimeOffset now)
    {
        if (registration.Status != RegistrationStatus.Attended) return false;
        Attended -= registration.People;
        registration.LeaveHall();
        if (!registration.HoldsSeats) Taken -= registration.People;
        if (registration.Status == RegistrationStatus.Waitlisted) Join(registration.People);
        if (registration.WalkIn) Withdraw(registration, now);
        return true;
    }

    // A walk-in was never more than a check-in: with that gone nothing is left of it, and nobody has to be told.
    private void Withdraw(Registration registration, DateTimeOffset now)
    {
        Taken -= registration.People;
        registration.GiveBack(now);
        registration.Settle();
    }

    /// <summary>Gives the place back. Twice is once. Until it is settled it can be taken back.</summary>
    public Result<Done> Cancel(Registration registration, DateTimeOffset now)
    {
        if (registration.Status == RegistrationStatus.Cancelled) return Done.It;
        if (registration.Status == RegistrationStatus.Attended) return Refusals.AlreadyThere;
        if (registration.Status == RegistrationStatus.Absent) return Refusals.Over;
        if (registration.Status == RegistrationStatus.Waitlisted) Leave(registration);
        if (registration.HoldsSeats) Release(registration);
        KeepBack(registration);
        registration.GiveBack(now);
        return Done.It;
    }

    /// <summary>The cancellation stands. Answers whether it did not before.</summary>
    /// <param name="registration">Cancelled.</param>
    /// <param name="now">Now.</param>
    /// <param name="quiet">Its person is not told.</param>
    public bool Settle(Registration registration, DateTimeOffset now, bool quiet = false)
    {
        if (registration.Status != RegistrationStatus.Cancelled || registration.Settled) return false;
        LetGo(registration);
        registration.Settle();
        Raise(new AttendeeCancelledV1(registration.Id, Id, now, quiet));
        return true;
    }

    /// <summary>Takes a cancellation back, if nobody has the seats yet.</summary>
    public Result<Done> Restore(Registration registration)
    {
        if (registration.Status != RegistrationStatus.Cancelled) return Done.It;
        if (registration.Settled || registration.CancelledFrom is not { } before) return Refusals.TooLateToUndo;
        var held = before is RegistrationStatus.Confirmed or RegistrationStatus.Offered;
        if (held && registration.People > RoomAgain(registration)) return Refusals.SeatGone;

        LetGo(registration);
        if (held) Take(registration);
        if (before == RegistrationStatus.Waitlisted) Join(registration.People);
        registration.TakeBack();
        return Done.It;
    }

    /// <summary>Offers free seats to those who wait, in order, to each group that fits. A group that does not fit keeps its place.</summary>
    /// <param name="waiting">By their place.</param>
    /// <param name="now">Now.</param>
    public IReadOnlyList<Registration> Offer(IEnumerable<Registration> waiting, DateTimeOffset now)
    {
        var offered = new List<Registration>();
        if (!Open || OfferEnd(now) is not { } until) return offered;
        foreach (var next in waiting)
        {
            if (Free == 0) break;
            if (next.Status != RegistrationStatus.Waitlisted || next.People > Room(next.QuotaKey)) continue;
            Leave(next);
            next.Hold(until);
            Take(next);
            Raise(new SeatOfferedV1(next.Id, Id, until, now));
            offered.Add(next);
        }

        return offered;
    }

    /// <summary>Takes the held seats. Twice is once.</summary>
    public Result<Done> Accept(Registration registration, DateTimeOffset now)
    {
        if (registration.Status is RegistrationStatus.Confirmed or RegistrationStatus.Attended) return Done.It;
        if (registration.Status == RegistrationStatus.OfferExpired) return Refusals.OfferExpired;
        if (registration.Status != RegistrationStatus.Offered) return Refusals.NotOffered;
        if (now >= ExpiryOf(registration.OfferUntil!.Value)) return Refusals.OfferExpired;

        registration.Become(RegistrationStatus.Confirmed);
        Raise(new OfferAcceptedV1(registration.Id, Id, now));
        return Done.It;
    }

    /// <summary>Staff give seats to one who waits, out of turn, while there are enough. Twice is once.</summary>
    public Result<Done> Give(Registration registration, DateTimeOffset now)
    {
        if (registration.Status is RegistrationStatus.Confirmed or RegistrationStatus.Attended) return Done.It;
        if (registration.Status == RegistrationStatus.Offered) return Accept(registration, now);
        if (registration.Status is not (RegistrationStatus.Waitlisted or RegistrationStatus.OfferExpired)) return Refusals.NotChangeable;
        if (registration.People > Room(registration.QuotaKey)) return Refusals.Full;

        if (registration.Status == RegistrationStatus.Waitlisted) Leave(registration);
        registration.Become(RegistrationStatus.Confirmed);
        Take(registration);
        Raise(new OfferAcceptedV1(registration.Id, Id, now));
        return Done.It;
    }

    /// <summary>Gives held seats on when their time is over. Answers whether it did.</summary>
    public bool Expire(Registration registration, DateTimeOffset now)
    {
        if (registration.Status != RegistrationStatus.Offered || now < ExpiryOf(registration.OfferUntil!.Value)) return false;
        Release(registration);
        registration.Become(RegistrationStatus.OfferExpired);
        Raise(new OfferExpiredV1(registration.Id, Id, now));
        return true;
    }

    /// <summary>Waits again, at the end; or has seats at once when there are enough.</summary>
    public Result<Done> Rejoin(Registration registration, DateTimeOffset now)
    {
        if (registration.Status is RegistrationStatus.Waitlisted or RegistrationStatus.Confirmed) return Done.It;
        if (registration.Status != RegistrationStatus.OfferExpired) return Refusals.NotOffered;
        if (!Open || now >= ClosesAt) return Refusals.Closed;

        if (registration.People <= Room(registration.QuotaKey))
        {
            Take(registration);
            registration.Become(RegistrationStatus.Confirmed);
            return Done.It;
        }

        Join(registration.People);
        registration.Wait(++LastQueue);
        return Done.It;
    }

    /// <summary>Whoever has a seat and did not come was absent. Only for a meeting that is over.</summary>
    public void MarkAbsent(Registration registration)
    {
        if (registration.Status == RegistrationStatus.Confirmed) registration.Become(RegistrationStatus.Absent);
    }

    /// <summary>Another number of people come. More need seats that are left; fewer give theirs back.</summary>
    public Result<Done> Resize(Registration registration, int people)
    {
        var more = people - registration.People;
        if (more == 0) return Done.It;
        if (registration.Status == RegistrationStatus.Waitlisted)
        {
            Waitlisted += more;
            registration.Resize(people);
            return Done.It;
        }

        if (registration.Status != RegistrationStatus.Confirmed) return Refusals.NotChangeable;
        if (more > Room(registration.QuotaKey)) return Failure.Conflict("registrations.seats-short", Room(registration.QuotaKey)).At("people");
        Take(registration.QuotaKey, more);
        registration.Resize(people);
        return Done.It;
    }

    /// <summary>Another number of people stand at the door than registered together. Like those who come without a seat they are let in.</summary>
    public Result<Done> ComeAs(Registration registration, int people)
    {
        if (registration.Status != RegistrationStatus.Attended) return Resize(registration, people);
        var more = people - registration.People;
        Taken += more;
        Attended += more;
        registration.Resize(people);
        return Done.It;
    }

    /// <summary>Somebody who has a place asks for their ticket again.</summary>
    public void SendAgain(Guid registrationId, DateTimeOffset now) => Raise(new TicketAskedAgainV1(registrationId, Id, now));

    /// <summary>Notes a count of the hall.</summary>
    public void Count(int heads) => HeadCount = heads;

    /// <summary>A registration of the past, taken over as it is; tells nobody.</summary>
    public Registration TakeOver(Attendee who, RegistrationStatus status, DateTimeOffset registeredAt, DateTimeOffset? checkedInAt, Guid id)
    {
        var registration = Registration.Make(this, who, 1, RegistrationStatus.Confirmed, null, registeredAt, new(id, Demo: true));
        if (status == RegistrationStatus.Waitlisted)
        {
            Join(1);
            registration.Wait(++LastQueue);
            return registration;
        }

        if (status == RegistrationStatus.Attended)
        {
            Attended++;
            registration.Enter(checkedInAt ?? StartsAt, early: false);
        }

        if (status == RegistrationStatus.Cancelled) registration.GiveBack(registeredAt);
        else registration.Become(status);
        if (registration.Status == RegistrationStatus.Cancelled) registration.Settle();
        if (registration.HoldsSeats) Take(registration);
        return registration;
    }

    private Result<Registration> Seat(bool waitlist, Attendee who, Party party, DateTimeOffset now, RegistrationOrigin origin)
    {
        var room = Room(QuotaOf(who)?.Key);
        var people = party.KeepWhenShort && room > 0 ? Math.Min(party.People, room) : party.People;
        var fits = people <= room;
        if (!fits && !waitlist) return Refusals.Full;

        if (!fits) Join(people);
        var registration = fits
            ? Registration.Make(this, who, people, RegistrationStatus.Confirmed, null, now, origin)
            : Registration.Make(this, who, people, RegistrationStatus.Waitlisted, ++LastQueue, now, origin);
        if (fits) Take(registration);
        Raise(new AttendeeRegisteredV1(registration.Id, Id, Kind, people, !fits, now));
        return registration;
    }

    private void Join(int people)
    {
        Waitlisted += people;
        WaitingGroups++;
    }

    private void Leave(Registration registration)
    {
        Waitlisted -= registration.People;
        WaitingGroups--;
    }

    // A day; half the time left when the meeting is near; nothing once it began.
    private DateTimeOffset? OfferEnd(DateTimeOffset now)
    {
        var left = StartsAt - now;
        if (left <= TimeSpan.Zero) return null;
        return now + (left < TimeSpan.FromHours(48) ? left / 2 : TimeSpan.FromHours(24));
    }
}
