using Campaigns.Kernel.Values;

namespace Campaigns.Network.Domain;

/// <summary>Days on which a member of staff is away.</summary>
internal sealed class Leave : Entity
{
    public Guid StaffId { get; init; }

    public DateOnly From { get; init; }

    /// <summary>The last day, which belongs to it.</summary>
    public DateOnly To { get; init; }

    public required string Reason { get; init; }
}
