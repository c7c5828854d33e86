using Campaigns.Targets.Contracts;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.AnswerCampaigns;

/// <summary>Answers other modules; they decide themselves who may ask.</summary>
internal sealed class CampaignAnswers(TargetsDbContext db) : ICampaigns
{
    public async Task<CampaignCard?> Find(Guid id, CancellationToken ct) =>
        await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is { } campaign ? Card(campaign) : null;

    public async Task<IReadOnlyList<CampaignCard>> Running(DateOnly on, CancellationToken ct) =>
        [.. (await db.Campaigns.AsNoTracking().Where(c => c.StartsOn <= on && c.EndsOn >= on).OrderByDescending(c => c.Target).ThenBy(c => c.Id).ToListAsync(ct)).Select(Card)];

    private static CampaignCard Card(Campaign c) => new(c.Id, c.Name, c.Product.ToString(), c.StartsOn, c.EndsOn, c.UnitCode);
}
