namespace Campaigns.Data.Messaging;

/// <summary>A fact or a piece of work that left with its transaction and waits to be handed out.</summary>
internal sealed class OutboxMessage
{
    /// <summary>Order of writing; ids of version 7 are not ordered within a millisecond.</summary>
    public long Seq { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Event name, or <c>job:</c> and the job's name.</summary>
    public required string Name { get; init; }

    public required string Payload { get; init; }

    /// <summary>Business time of the fact.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Business time before which a job must not run.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Names what a job does, so that it is done once.</summary>
    public string? Key { get; init; }

    public Guid? ActorId { get; init; }
}

/// <summary>One delivery to one subscriber, with its own transaction and retries.</summary>
internal sealed class InboxMessage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid MessageId { get; init; }

    public required string Subscriber { get; init; }

    public required string Name { get; init; }

    public required string Payload { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public string? Key { get; init; }

    public Guid? ActorId { get; init; }

    public int Attempts { get; set; }

    /// <summary>Real time of the next try.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>Real time until which a worker has it.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Given up after the last try; waits for a person.</summary>
    public DateTimeOffset? DeadAt { get; set; }

    public string? Error { get; set; }
}
