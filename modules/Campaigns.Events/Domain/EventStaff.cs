namespace Campaigns.Events.Domain;

/// <summary>What a member of staff does at an event.</summary>
internal enum EventRole
{
    Presenter,
    Desk,
}

/// <summary>A member of staff named for an event.</summary>
internal sealed class EventStaff
{
    public Guid EventId { get; init; }

    public EventRole Role { get; init; }

    public Guid StaffId { get; init; }

    /// <summary>Order in which they were named.</summary>
    public int Position { get; init; }
}
