using Campaigns.Kernel.Values;

namespace Campaigns.Network.Domain;

/// <summary>A line of the plain list of certificates, kept while no module issues them.</summary>
internal sealed class HeldCertificate : Entity
{
    public Guid StaffId { get; init; }

    /// <summary>Course code, such as <c>BHXH-01</c>.</summary>
    public required string Course { get; init; }

    /// <summary>What stands on the paper.</summary>
    public required string Code { get; init; }

    /// <summary>The last valid day.</summary>
    public DateOnly ExpiresOn { get; init; }
}
