using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>What a change asks for.</summary>
internal enum ChangeKind
{
    Move,
    Cancel,

    /// <summary>No new date yet.</summary>
    Postpone,
}

/// <summary>Where a change stands.</summary>
internal enum ChangeStatus
{
    Waiting,
    Applied,
    Dropped,
    Reverted,
}

/// <summary>A move, postponement or cancellation of a public event that others must approve first; nothing about the event changes until they have. One at a time.</summary>
internal sealed class PlannedChange : Entity, IScoped
{
    public required Guid EventId { get; init; }

    public required string ScopePath { get; init; }

    public required ChangeKind Kind { get; init; }

    /// <summary>New time; the old one of a cancellation.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>New hall; null: it stays.</summary>
    public Guid? VenueId { get; init; }

    public required string Reason { get; init; }

    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>As it was, to be put back.</summary>
    public required DateTimeOffset OldStartsAt { get; init; }

    public required DateTimeOffset OldEndsAt { get; init; }

    public Guid? OldVenueId { get; init; }

    public ChangeStatus Status { get; private set; }

    /// <summary>The event while it waits, else null: the database allows one that waits.</summary>
    public Guid? WaitingFor { get; private set; }

    public static PlannedChange Ask(Event about, ChangeKind kind, Period when, Guid? venueId, string reason, string by, DateTimeOffset now) => new()
    {
        EventId = about.Id,
        ScopePath = about.ScopePath,
        Kind = kind,
        StartsAt = when.Start,
        EndsAt = when.End,
        VenueId = venueId,
        Reason = reason.Trim(),
        AskedBy = by,
        AskedAt = now,
        OldStartsAt = about.StartsAt,
        OldEndsAt = about.EndsAt,
        OldVenueId = about.VenueId,
        WaitingFor = about.Id,
    };

    public Result<Done> Apply() => Go(ChangeStatus.Waiting, ChangeStatus.Applied);

    public Result<Done> Drop() => Go(ChangeStatus.Waiting, ChangeStatus.Dropped);

    public Result<Done> Revert() => Go(ChangeStatus.Applied, ChangeStatus.Reverted);

    private Result<Done> Go(ChangeStatus from, ChangeStatus to)
    {
        if (Status != from) return Refusals.InvalidTransition;
        (Status, WaitingFor) = (to, null);
        return Done.It;
    }
}
