using Campaigns.Targets.Domain;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Targets.Features.ShowCampaign;

internal static class GetCampaign
{
    public static async Task<IResult> Handle(Guid id, CampaignQuery query, HttpContext http, CancellationToken ct) =>
        await query.Find(id, Permissions.View, ct) is { } campaign
            ? http.Resource(CampaignResource.Of(campaign), campaign.Version)
            : Problems.From([Refusals.NoSuchCampaign]);
}
