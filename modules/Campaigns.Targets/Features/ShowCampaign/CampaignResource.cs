using System.Linq.Expressions;
using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Features.ShowCampaign;

/// <summary>A campaign in the API.</summary>
internal sealed record CampaignResource(Guid Id, string Code, string Name, string Product, DateOnly StartsOn, DateOnly EndsOn, int Target,
    DateOnly TargetFrom, DateOnly TargetTo, string UnitCode)
{
    public static Expression<Func<Campaign, CampaignResource>> Projection => c =>
        new(c.Id, c.Code, c.Name, c.Product == Domain.Product.VSI ? "VSI" : "HHI", c.StartsOn, c.EndsOn, c.Target, c.TargetFrom, c.TargetTo, c.UnitCode);

    public static CampaignResource Of(Campaign c) => new(c.Id, c.Code, c.Name, c.Product.ToString(), c.StartsOn, c.EndsOn, c.Target, c.TargetFrom, c.TargetTo, c.UnitCode);
}
