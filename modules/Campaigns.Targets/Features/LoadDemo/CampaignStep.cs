using System.Text.Json;
using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.LoadDemo;

/// <summary><c>{"name": "targets-campaign", "file": "campaign.json"}</c>: makes one campaign, unless one with its code is there.</summary>
internal sealed class CampaignStep(TargetsDbContext db, IUnits units) : IRecipeStep
{
    public string Name => "targets-campaign";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var file = context.Text("file");
        await using var stream = context.Open(file);
        var row = await JsonSerializer.DeserializeAsync<Row>(stream, JsonSerializerOptions.Web, ct) ?? throw new RecipeException($"{file} is empty");
        if (await db.Campaigns.AnyAsync(c => c.Code == row.Code, ct)) return;

        var unit = await units.Find(row.UnitCode, row.StartsOn, ct) ?? throw new RecipeException($"{file}: no unit {row.UnitCode} on {row.StartsOn:yyyy-MM-dd}");
        if (!Enum.TryParse<Product>(row.Product, out var product)) throw new RecipeException($"{file}: no product {row.Product}");
        var planned = Campaign.Plan(new(row.Code, row.Name, product, row.StartsOn, row.EndsOn, unit.Code, unit.Path, row.Target, row.TargetFrom, row.TargetTo, row.Owner, row.Adviser), row.Id);
        if (!planned.Succeeded) throw new RecipeException($"{file}: {planned.Failures[0].Code}");
        db.Add(planned.Value);
        await db.SaveChangesAsync(ct);
    }

    private sealed record Row(Guid Id, string Code, string Name, string Product, DateOnly StartsOn, DateOnly EndsOn, int Target, DateOnly TargetFrom, DateOnly TargetTo,
        string UnitCode, string? Owner, string? Adviser);
}
