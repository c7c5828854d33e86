using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.SetUp;

/// <summary><c>network-units</c>: the register of units. Rows that are there stay.</summary>
internal sealed class UnitsStep(NetworkDbContext db, Snapshot snapshot) : IRecipeStep
{
    public string Name => "network-units";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var known = (await db.Units.Select(u => new { u.Code, u.ValidFrom }).ToListAsync(ct)).Select(u => (u.Code, u.ValidFrom)).ToHashSet();
        var rows = context.Rows();
        var byCode = rows.ToLookup(row => row["code"]);
        foreach (var row in rows)
            if (!known.Contains((row["code"], row.Day("validFrom")))) db.Add(AdministrativeUnit.Enter(Read(row, byCode), row.OptionalCount("population")));
        await db.SaveChangesAsync(ct);
        snapshot.Forget();
    }

    private static Unit Read(RecipeRow row, ILookup<string, RecipeRow> byCode)
    {
        var level = Enum.TryParse<UnitLevel>(row["level"], ignoreCase: true, out var read) ? read : throw row.Wrong("level", "a level");
        return new(row["code"], level, row["kind"], row["name"], row["fullName"], row.Optional("parentCode"), Path(row, byCode), row.Day("validFrom"),
            row.OptionalDay("validTo"), row.Degrees("lat"), row.Degrees("lon"));
    }

    // The parent is the row of that code on this row's first day.
    private static string Path(RecipeRow row, ILookup<string, RecipeRow> byCode)
    {
        if (row.Optional("parentCode") is not { } parentCode) return row["code"];
        var parent = byCode[parentCode].FirstOrDefault(p => p.Day("validFrom") <= row.Day("validFrom") && (p.OptionalDay("validTo") is not { } last || last >= row.Day("validFrom")))
            ?? throw row.Wrong("parentCode", "a unit of that day");
        return $"{Path(parent, byCode)}/{row["code"]}";
    }
}
