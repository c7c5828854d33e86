using Campaigns.Kernel.Values;

namespace Campaigns.People.Domain;

/// <summary>Where a person turned up: one record of another module. A record belongs to one person.</summary>
internal sealed class Appearance : Entity
{
    /// <summary>A registration.</summary>
    public const string Registration = "registrations.registration";

    public Guid PersonId { get; init; }

    /// <summary><c>module.noun</c>.</summary>
    public required string RecordKind { get; init; }

    public Guid RecordId { get; init; }

    public DateTimeOffset At { get; init; }
}
