using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Targets.Domain;

/// <summary>People who were messaged or handed a leaflet, as somebody recorded it: the first step of the funnel, which no other record knows.</summary>
internal sealed class Contacted : Entity, IScoped
{
    public Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    public required string ScopePath { get; init; }

    /// <summary>Day up to which the figure counts.</summary>
    public DateOnly CountedOn { get; init; }

    public int People { get; init; }
}
