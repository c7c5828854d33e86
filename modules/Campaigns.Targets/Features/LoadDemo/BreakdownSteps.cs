using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.LoadDemo;

/// <summary><c>{"name": "targets-breakdown", "campaign": "code", "file": "targets.csv"}</c> with columns <c>unitCode, target</c>:
/// the first version of the targets, in force from the target's first day.</summary>
internal sealed class BreakdownStep(TargetsDbContext db, IUnits units) : IRecipeStep
{
    public string Name => "targets-breakdown";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var campaign = await Loading.Campaign(db, context, ct);
        if (campaign.LatestVersion > 0) return;
        var parts = await Loading.Parts(context, campaign, units, ct);
        var note = new VersionNote(campaign.TargetFrom, context.Step.TryGetProperty("reason", out var reason) ? reason.GetString() ?? "" : "", Loading.Start(campaign), "system");
        db.Add(new TargetVersion(campaign.Id, campaign.NextVersion(), Loading.Checked(context, Breakdown.Of(campaign, parts)), note));
        await db.SaveChangesAsync(ct);
    }
}

/// <summary><c>{"name": "targets-plan", "campaign": "code", "file": "plan.csv"}</c> with columns <c>unitCode, month, target</c>:
/// adds the plan by month to the latest version, unless it has one.</summary>
internal sealed class PlanStep(TargetsDbContext db, IUnits units) : IRecipeStep
{
    public string Name => "targets-plan";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var campaign = await Loading.Campaign(db, context, ct);
        var version = await db.Versions.Include(v => v.Units).Include(v => v.Months).AsSplitQuery()
            .SingleOrDefaultAsync(v => v.CampaignId == campaign.Id && v.Number == campaign.LatestVersion, ct) ?? throw new RecipeException("comes before any targets");
        if (version.Months.Count > 0) return;
        var wholes = version.Units.Select(u => new Part(u.UnitCode, u.ScopePath, null, u.People));
        var plan = await Loading.Parts(context, campaign, units, ct);
        version.AddPlan(Loading.Checked(context, Breakdown.Of(campaign, [.. wholes, .. plan])));
        await db.SaveChangesAsync(ct);
    }
}
