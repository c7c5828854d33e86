namespace Campaigns.Desk.Domain;

/// <summary>What became of an operation, in the words of the API.</summary>
internal static class Outcomes
{
    public const string Applied = "applied", Duplicate = "duplicate", Conflict = "conflict", Rejected = "rejected";
}

/// <summary>A line of the ledger: one thing a device recorded and sent, and what became of it. Unique by device and id, so that one that is sent
/// again is answered from here. Knows people by id only.</summary>
internal sealed class Operation
{
    public string DeviceId { get; init; } = "";

    public string OperationId { get; init; } = "";

    public Guid? AccountId { get; init; }

    public string Kind { get; init; } = "";

    public Guid? EventId { get; set; }

    /// <summary>The device's word, kept as it came; null when it said none.</summary>
    public DateTimeOffset? At { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>SHA-256 of kind and data: the same id with other content is no repetition.</summary>
    public string Digest { get; init; } = "";

    public string Outcome { get; set; } = "";

    public string? Reason { get; set; }

    public Guid? ResourceId { get; set; }

    public Guid? ConflictId { get; set; }

    /// <summary>Arrived after the attendance of its meeting was closed.</summary>
    public bool Late { get; set; }
}
