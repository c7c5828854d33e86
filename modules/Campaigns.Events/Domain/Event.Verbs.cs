using Campaigns.Events.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Events.Domain;

/// <summary>The verbs. Each refuses what the status forbids and changes nothing then.</summary>
internal sealed partial class Event
{
    public bool Allows(Verb verb) => _machine.CanFire(verb);

    /// <summary>Asks for approval.</summary>
    public Result<Done> Submit(By by)
    {
        var done = Fire(Verb.Submit, by);
        if (done.Succeeded) Raise(new EventSubmittedV1(Id, by.At));
        return done;
    }

    /// <summary>This request for approval is what it waits for.</summary>
    public Result<Done> WaitsFor(Guid request)
    {
        ApprovalRequestId = request;
        return Done.It;
    }

    /// <summary>What was approved is taken back to a draft.</summary>
    public Result<Done> Revise(By by) => Fire(Verb.Revise, by);

    public Result<Done> Approve(By by, string? reason = null) => Fire(Verb.Approve, by, reason);

    public Result<Done> Return(By by, string reason) => Fire(Verb.Return, by, reason);

    public Result<Done> Reject(By by, string reason) => Fire(Verb.Reject, by, reason);

    public Result<Done> Publish(By by) => BecomePublic(Verb.Publish, by, null);

    /// <summary>The emergency path; the permission is looked at by who calls.</summary>
    public Result<Done> PublishWithoutApproval(By by, string? reason) => BecomePublic(Verb.PublishWithoutApproval, by, reason);

    public Result<Done> Start(By by) => Fire(Verb.Start, by);

    public Result<Done> Complete(By by)
    {
        var done = Fire(Verb.Complete, by);
        if (done.Succeeded) Raise(new OfferingChangedV1(Id, Kind));
        return done;
    }

    public Result<Done> Report(By by) => Fire(Verb.Report, by);

    /// <summary>Another time, perhaps another hall. Registration closes as long before the start as it did.</summary>
    public Result<Done> Reschedule(Period when, Guid? venueId, string reason, By by)
    {
        var done = Fire(Verb.Reschedule, by, reason);
        if (!done.Succeeded) return done;

        var (old, venueChanged) = (StartsAt, venueId is not null && venueId != VenueId);
        MovedFrom = old;
        PublicReason = reason.Trim();
        ClosesAt += when.Start - old;
        (StartsAt, EndsAt) = (when.Start, when.End);
        VenueId = venueId ?? VenueId;
        Holds = true;
        Book();
        Raise(new EventRescheduledV1(Id, old, StartsAt, venueChanged, by.At));
        Tell();
        return done;
    }

    /// <summary>Will be held, but nobody knows when. Hall and people are free again.</summary>
    public Result<Done> Postpone(string reason, By by)
    {
        var done = Fire(Verb.Postpone, by, reason);
        if (done.Succeeded) LetGo(reason);
        return done;
    }

    /// <summary>Will not be held. Hall and people are free again.</summary>
    public Result<Done> Cancel(string reason, By by)
    {
        var done = Fire(Verb.Cancel, by, reason);
        if (!done.Succeeded) return done;

        LetGo(reason);
        Raise(PublishedAt is not null ? new EventCancelledV1(Id, by.At) : new EventDroppedV1(Id, by.At));
        return done;
    }

    /// <summary>As it was before a change of which nobody was told. Whoever calls has made sure that hall and people are free again. Calendars that saw the
    /// change meanwhile take this one over it.</summary>
    public Result<Done> TakeBack(Takeback before, By by)
    {
        if (PublishedAt is null) return Refusals.InvalidTransition;
        _before = before.BackTo;
        var done = Fire(Verb.TakeBack, by);
        if (!done.Succeeded) return done;
        (StartsAt, EndsAt, ClosesAt, VenueId) = (before.OldStartsAt, before.OldEndsAt, before.OldClosesAt, before.OldVenueId);
        (MovedFrom, PublicReason, Holds) = (before.OldMovedFrom, before.OldReason, before.OldHolds);
        Book();
        Tell();
        return done;
    }

    /// <summary>Somebody else presents in the place of one who cannot; the status stays.</summary>
    /// <param name="names">Both, for the history.</param>
    public Result<Done> Substitute(Guid leaver, Guid standIn, string names, By by)
    {
        if (!Allows(Verb.Substitute)) return Refusals.InvalidTransition;
        if (!Presenters.Contains(leaver)) return Refusals.NotPresenting;
        if (Presenters.Contains(standIn)) return Refusals.PresentsAlready;
        var done = Fire(Verb.Substitute, by, names);
        Name(EventRole.Presenter, [.. Presenters.Select(p => p == leaver ? standIn : p)]);
        Book();
        if (PublishedAt is not null) Tell();
        return done;
    }

    /// <summary>Somebody presents where nobody did; the status stays.</summary>
    public Result<Done> Present(Guid presenter, string name, By by)
    {
        if (Presenters.Contains(presenter)) return Refusals.PresentsAlready;
        var done = Fire(Verb.Substitute, by, name);
        if (!done.Succeeded) return done;
        Name(EventRole.Presenter, [.. Presenters, presenter]);
        Book();
        if (PublishedAt is not null) Tell();
        return done;
    }

    private Result<Done> BecomePublic(Verb verb, By by, string? reason)
    {
        var done = Fire(verb, by, reason);
        if (!done.Succeeded) return done;

        PublishedAt = by.At;
        Raise(new EventPublishedV1(Id, by.At));
        Raise(new OfferingChangedV1(Id, Kind));
        return done;
    }

    private void LetGo(string reason)
    {
        Holds = false;
        Book();
        PublicReason = reason.Trim();
        if (PublishedAt is not null) Tell();
    }
}
