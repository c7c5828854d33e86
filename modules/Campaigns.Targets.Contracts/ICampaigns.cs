namespace Campaigns.Targets.Contracts;

/// <summary>A campaign as other modules may ask for it.</summary>
/// <param name="Id">Campaign id.</param>
/// <param name="Name">Name.</param>
/// <param name="Product"><c>VSI</c> or <c>HHI</c>.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="UnitCode">Unit it covers.</param>
public sealed record CampaignCard(Guid Id, string Name, string Product, DateOnly StartsOn, DateOnly EndsOn, string UnitCode);

/// <summary>Questions about campaigns.</summary>
public interface ICampaigns
{
    /// <summary>One, or null.</summary>
    Task<CampaignCard?> Find(Guid id, CancellationToken ct);

    /// <summary>Those running on a day, the largest target first.</summary>
    Task<IReadOnlyList<CampaignCard>> Running(DateOnly on, CancellationToken ct);
}
