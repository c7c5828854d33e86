using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>Where a change stands that can be taken back.</summary>
internal enum TakebackStatus
{
    /// <summary>Its bar is open: nobody has been told yet.</summary>
    Open,

    Settled,
    Undone,
}

/// <summary>A public event as it was before it was moved, postponed or cancelled, as long as that can be taken back; those concerned are told when it no longer can.</summary>
internal sealed class Takeback : Entity, IScoped
{
    private Takeback()
    {
    }

    public Guid EventId { get; private init; }

    public string ScopePath { get; private init; } = "";

    public ChangeKind Kind { get; private init; }

    public TakebackStatus Status { get; private set; }

    /// <summary>What tells those concerned; null: nobody is.</summary>
    public Guid? MailingId { get; private set; }

    public DateTimeOffset At { get; private init; }

    public EventStatus BackTo { get; private init; }

    public DateTimeOffset OldStartsAt { get; private init; }

    public DateTimeOffset OldEndsAt { get; private init; }

    public DateTimeOffset OldClosesAt { get; private init; }

    public Guid? OldVenueId { get; private init; }

    public DateTimeOffset? OldMovedFrom { get; private init; }

    public string? OldReason { get; private init; }

    public bool OldHolds { get; private init; }

    /// <summary>The event as it is now, before the change is made.</summary>
    public static Takeback Before(ChangeKind kind, Event now, By by) => new()
    {
        Id = Guid.CreateVersion7(), EventId = now.Id, ScopePath = now.ScopePath, Kind = kind, At = by.At, BackTo = now.Status, OldStartsAt = now.StartsAt, OldEndsAt = now.EndsAt,
        OldClosesAt = now.ClosesAt, OldVenueId = now.VenueId, OldMovedFrom = now.MovedFrom, OldReason = now.PublicReason, OldHolds = now.Holds,
    };

    /// <summary>A second change before anybody was told of the first: what people know is what was before both.</summary>
    public Takeback Followed(ChangeKind kind, By by) => new()
    {
        Id = Guid.CreateVersion7(), EventId = EventId, ScopePath = ScopePath, Kind = kind, At = by.At, BackTo = BackTo, OldStartsAt = OldStartsAt, OldEndsAt = OldEndsAt,
        OldClosesAt = OldClosesAt, OldVenueId = OldVenueId, OldMovedFrom = OldMovedFrom, OldReason = OldReason, OldHolds = OldHolds,
    };

    public void IsToldBy(Guid? mailing) => MailingId = mailing;

    public Result<Done> Settle() => Go(TakebackStatus.Settled);

    public Result<Done> Undo() => Go(TakebackStatus.Undone);

    private Result<Done> Go(TakebackStatus to)
    {
        if (Status is not TakebackStatus.Open) return Refusals.InvalidTransition;
        Status = to;
        return Done.It;
    }
}
