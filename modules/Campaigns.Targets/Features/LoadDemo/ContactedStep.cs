using System.Globalization;
using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.LoadDemo;

/// <summary><c>{"name": "targets-funnel", "campaign": "code", "on": "2026-02-28", "file": "funnel.csv"}</c> with columns <c>areaCode, invited</c>:
/// people contacted up to that day. The other columns of the file equal rows that other modules load.</summary>
internal sealed class ContactedStep(TargetsDbContext db, IUnits units) : IRecipeStep
{
    public string Name => "targets-funnel";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var campaign = await Loading.Campaign(db, context, ct);
        var on = DateOnly.ParseExact(context.Text("on"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (await db.Contacted.AnyAsync(c => c.CampaignId == campaign.Id, ct)) return;
        var rows = Loading.Table(context);
        var known = await units.Many([.. rows.Select(r => r["areaCode"])], on, ct);
        foreach (var row in rows)
        {
            var unit = known.GetValueOrDefault(row["areaCode"]) ?? throw new RecipeException($"no unit {row["areaCode"]} on {on:yyyy-MM-dd}");
            db.Add(new Contacted { CampaignId = campaign.Id, UnitCode = unit.Code, ScopePath = unit.Path, CountedOn = on, People = Loading.Number(row["invited"]) });
        }

        await db.SaveChangesAsync(ct);
    }
}
