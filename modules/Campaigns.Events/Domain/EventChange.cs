namespace Campaigns.Events.Domain;

/// <summary>One line of an event's history: who, when, from what to what, why. Never changed.</summary>
internal sealed class EventChange
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid EventId { get; init; }

    /// <summary>Order of happening within the event; several may share an instant.</summary>
    public int Number { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid? ActorId { get; init; }

    /// <summary>Name for people; empty for the system.</summary>
    public string ActorName { get; init; } = "";

    public Verb Verb { get; init; }

    public EventStatus From { get; init; }

    public EventStatus To { get; init; }

    public string? Reason { get; init; }
}
