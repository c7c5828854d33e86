using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Desk.Domain;

/// <summary>Where a conflict stands.</summary>
internal enum ConflictStatus
{
    /// <summary>Waits for a person.</summary>
    Open,

    /// <summary>The device's values stand.</summary>
    KeptDevice,

    /// <summary>The server's values stand.</summary>
    KeptServer,
}

/// <summary>A device and the server both changed the same: a person chooses, and both values stay to be read.</summary>
internal sealed class Conflict : Entity
{
    private Conflict()
    {
    }

    public Guid EventId { get; private init; }

    public Guid RegistrationId { get; private init; }

    public string DeviceId { get; private init; } = "";

    public string OperationId { get; private init; } = "";

    /// <summary>When the device's values were written (UTC).</summary>
    public DateTimeOffset DeviceAt { get; private init; }

    /// <summary>The fields and both their values, as JSON.</summary>
    public string? Fields { get; private set; }

    public ConflictStatus Status { get; private set; }

    /// <summary>Who chose, for people to read.</summary>
    public string? SettledBy { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    public static Conflict Of(Operation operation, Guid registrationId, DateTimeOffset deviceAt, string fields) => new()
    {
        EventId = operation.EventId!.Value,
        RegistrationId = registrationId,
        DeviceId = operation.DeviceId,
        OperationId = operation.OperationId,
        DeviceAt = deviceAt,
        Fields = fields,
    };

    /// <summary>A person chose. The same choice again is no other.</summary>
    public Result<Done> Settle(ConflictStatus kept, string by, DateTimeOffset now)
    {
        if (Status == kept) return Done.It;
        if (Status != ConflictStatus.Open) return Refusals.Settled;
        (Status, SettledBy, SettledAt) = (kept, by, now);
        return Done.It;
    }

    /// <summary>The person asked to be forgotten: which fields clashed goes with their values.</summary>
    public void Forget() => Fields = null;
}
