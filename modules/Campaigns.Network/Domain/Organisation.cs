using Campaigns.Kernel.Values;

namespace Campaigns.Network.Domain;

/// <summary>One of the organisations that run campaigns together.</summary>
internal sealed class Organisation : Entity
{
    /// <summary><c>post</c> or <c>bhxh</c>: the word of accounts and approvals.</summary>
    public required string Code { get; init; }

    public required string RegisterCode { get; init; }

    public required string Name { get; init; }

    public required string ShortName { get; init; }

    /// <summary><c>collection-agent</c> or <c>expert-guidance</c>.</summary>
    public required string Kind { get; init; }

    public required string UnitCode { get; init; }

    public double Lat { get; init; }

    public double Lon { get; init; }
}
