using Campaigns.Kernel.Values;

namespace Campaigns.Network.Domain;

/// <summary>A position a member of staff holds beside what their working roles say, such as <c>examiner</c> or <c>director</c>. A position that is written
/// down for an organisation takes the place of what working roles suggest for it.</summary>
internal sealed class HeldPosition : Entity
{
    public Guid StaffId { get; init; }

    public required string Role { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>Also of every area below that unit.</summary>
    public bool Below { get; init; }
}
