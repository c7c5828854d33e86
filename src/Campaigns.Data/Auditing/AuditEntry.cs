namespace Campaigns.Data.Auditing;

/// <summary>Who did what to which record, when, from where, and what changed. Rows are only ever added: triggers refuse the rest.</summary>
internal sealed class AuditEntry
{
    /// <summary>Order of writing.</summary>
    public long Seq { get; init; }

    /// <summary>Business time, to the microsecond, which is what both databases keep.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Real time.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>In whose name the system acted.</summary>
    public Guid? BehalfId { get; init; }

    /// <summary><c>module.verb</c>, or <c>ui.audit-added</c>, <c>ui.audit-changed</c>, <c>ui.audit-removed</c> where nobody named the act.</summary>
    public required string Action { get; init; }

    public required string RecordKind { get; init; }

    public Guid RecordId { get; init; }

    /// <summary>Facts of the act, as JSON.</summary>
    public string? Details { get; init; }

    /// <summary>Changed columns, as JSON <c>[{"field", "before", "after"}]</c>; what is personal is masked.</summary>
    public string? Changes { get; set; }

    public string? Channel { get; init; }

    public string? Via { get; init; }

    public string? Address { get; init; }

    public string? RequestId { get; init; }

    /// <summary>Proof that this program wrote the row: 4 bytes that name the key, then HMAC-SHA-256 of everything but <see cref="Seq"/>.</summary>
    public byte[] Mac { get; set; } = [];

    /// <summary>The same content under another number.</summary>
    public AuditEntry As(long seq) => new()
    {
        Seq = seq,
        At = At,
        WrittenAt = WrittenAt,
        ActorId = ActorId,
        ActorName = ActorName,
        BehalfId = BehalfId,
        Action = Action,
        RecordKind = RecordKind,
        RecordId = RecordId,
        Details = Details,
        Changes = Changes,
        Channel = Channel,
        Via = Via,
        Address = Address,
        RequestId = RequestId,
        Mac = Mac,
    };
}

/// <summary>The place of an entry in the chain.</summary>
internal sealed class AuditSeal
{
    /// <summary>From 1, without gaps.</summary>
    public long Position { get; init; }

    /// <summary>The entry's <see cref="AuditEntry.Seq"/>.</summary>
    public long Entry { get; init; }

    /// <summary>SHA-256 over the hash before, the position and the entry.</summary>
    public required byte[] Hash { get; init; }
}
