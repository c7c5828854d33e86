using Campaigns.Data.Paging;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Targets.Data;
using Campaigns.Targets.Features.ShowCampaign;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.ListCampaigns;

/// <summary>The campaigns that touch the caller's places, in the order they were made.</summary>
internal sealed class ListCampaignsQuery(TargetsDbContext db, IActor actor)
{
    public Task<Paged<CampaignResource>> Page(int? limit, string? cursor, CancellationToken ct) =>
        db.Campaigns.AsNoTracking().Touching(actor, Permissions.View).PageById(limit, cursor, CampaignResource.Projection, ct);
}
