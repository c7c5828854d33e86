using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Training.Contracts;

namespace Campaigns.Training.Domain;

/// <summary>What is planned about a class, and changed later.</summary>
internal sealed partial class Session
{
    /// <summary>Staff may put themselves on the list.</summary>
    public bool Self { get; private set; }

    /// <summary>Places for people who are not staff, beside those of the list; who has them is kept by Registrations.</summary>
    public int GuestSeats { get; private set; }

    /// <summary>Public address part; null as long as there were never places for guests.</summary>
    public string? Slug { get; private set; }

    public DateTimeOffset? OpensAt { get; private set; }

    public DateTimeOffset? ClosesAt { get; private set; }

    public string UnitCode { get; private set; } = "";

    public string ScopePath { get; private set; } = "";

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Why, for those who were coming.</summary>
    public string? CancelReason { get; private set; }

    public bool IsOff => CancelledAt is not null;

    public bool TakesGuests => GuestSeats > 0 && !IsOff;

    /// <summary>Whether staff may put themselves on the list or take themselves off at that instant.</summary>
    public bool IsOpenAt(DateTimeOffset now) => Self && !IsOff && now >= OpensAt && now < ClosesAt;

    /// <summary>Gives it its public address. An address that was once given stays: it stands on tickets.</summary>
    public void Publish(string slug)
    {
        if (GuestSeats > 0) Slug ??= slug;
        TellGuests();
    }

    /// <summary>Another time, place or number of places. Added places go to those who wait.</summary>
    public Result<Done> Change(SessionPlan plan, By by)
    {
        if (IsOff) return Refusals.ClassOff;
        if (plan.Capacity < Taken) return Refusals.CapacityBelowTaken;
        var moved = (StartsAt, EndsAt, Place) != (plan.When.Start, plan.When.End, plan.Place);
        Take(plan);
        Changes++;
        Fill(by);
        if (moved) Raise(new SessionMovedV1(Id, by.At));
        return Done.It;
    }

    /// <summary>It is not held. A class to which somebody came was.</summary>
    public Result<Done> Cancel(string reason, By by)
    {
        if (IsOff) return Refusals.ClassOff;
        if (_participants.Exists(p => p.Present == true)) return Refusals.WasHeld;
        (CancelledAt, CancelReason) = (by.At, reason);
        Changes++;
        Raise(new SessionCancelledV1(Id, by.At));
        TellGuests();
        return Done.It;
    }

    private void Take(SessionPlan plan)
    {
        (Kind, StartsAt, EndsAt, Place, Capacity, Trainers, Material) = (plan.Kind, plan.When.Start, plan.When.End, plan.Place, plan.Capacity, plan.Trainers, plan.Material);
        (Self, GuestSeats, OpensAt, ClosesAt, OnTheWay) = (plan.Opening?.Self ?? false, plan.Opening?.GuestSeats ?? 0, plan.Opening?.OpensAt, plan.Opening?.ClosesAt, 0);
        if (plan.Opening is { } opening) (UnitCode, ScopePath) = (opening.UnitCode, opening.ScopePath);
    }

    private void TellGuests()
    {
        if (Slug is not null) Raise(new OfferingChangedV1(Id, RecordKind));
    }
}
