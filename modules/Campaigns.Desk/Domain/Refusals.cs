using Campaigns.Kernel.Commands;

namespace Campaigns.Desk.Domain;

/// <summary>Why not.</summary>
internal static class Refusals
{
    public static readonly Failure NoSuchEvent = Failure.NotFound("desk.event-not-found");
    public static readonly Failure EventMissing = Failure.Invalid("desk.event-missing", "event");
    public static readonly Failure NoSuchConflict = Failure.NotFound("desk.conflict-not-found");
    public static readonly Failure PackExpired = Failure.Conflict("desk.pack-expired");
    public static readonly Failure OtherDesk = Failure.Forbidden("desk.device-of-another");
    public static readonly Failure Settled = Failure.Conflict("desk.conflict-settled");
    public static readonly Failure Closed = Failure.Conflict("desk.already-closed");
    public static readonly Failure Unsettled = Failure.Conflict("desk.conflicts-open");
    public static readonly Failure Keep = Failure.Invalid("desk.keep-invalid", "keep");
    public static readonly Failure Device = Failure.Invalid("desk.device-invalid", "deviceId");
    public static readonly Failure OperationId = Failure.Invalid("desk.operation-id-invalid", "operations");
    public static readonly Failure TooMany = Failure.Invalid("desk.too-many-operations", "operations", Limits.Operations);
    public static readonly Failure NoOperations = Failure.Invalid("desk.operations-missing", "operations");
}

/// <summary>Bounds of what a device may send and keep.</summary>
internal static class Limits
{
    /// <summary>Operations in one batch; a device with more sends several.</summary>
    public const int Operations = 500;

    /// <summary>Characters of a device's or operation's id.</summary>
    public const int Id = 100;

    /// <summary>How long after the end of its meeting a pack is good.</summary>
    public static readonly TimeSpan PackLife = TimeSpan.FromHours(48);
}
