using Campaigns.Kernel.Values;

namespace Campaigns.Network.Domain;

/// <summary>What became of a closed unit. One that was divided has several rows, and one of them is the main.</summary>
internal sealed class UnitSuccession : Entity
{
    /// <summary>The next unit is the province: says where the tasks went, not where the place is found now.</summary>
    public const string Abolished = "abolished";

    /// <summary>A district's place was taken by an operating area.</summary>
    public const string Regrouped = "regrouped";

    public DateOnly Date { get; init; }

    public required string FromCode { get; init; }

    public DateOnly FromValidFrom { get; init; }

    public required string ToCode { get; init; }

    public DateOnly ToValidFrom { get; init; }

    /// <summary>merge, split, rename, upgrade, transfer, continue, abolished, regrouped.</summary>
    public required string Type { get; init; }

    public bool Partial { get; init; }

    public bool Main { get; init; }

    /// <summary>The decision it rests on, such as <c>1686/NQ-UBTVQH15</c>; null for our own grouping.</summary>
    public string? Resolution { get; init; }
}
