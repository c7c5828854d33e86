using Campaigns.Targets.Features.ShowCampaign;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Targets.Features.ListCampaigns;

internal static class GetCampaigns
{
    public static async Task<IResult> Handle(ListCampaignsQuery query, CancellationToken ct, int? limit = null, string? cursor = null) =>
        (await query.Page(limit, cursor, ct)).List();
}

/// <summary>A page of campaigns, for the OpenAPI document.</summary>
internal sealed record CampaignList(IReadOnlyList<CampaignResource> Items, string? Next);
