using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.SetUp;

/// <summary><c>network-organisations</c>. Rows that are there stay.</summary>
internal sealed class OrganisationsStep(NetworkDbContext db) : IRecipeStep
{
    public string Name => "network-organisations";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var known = await db.Organisations.Select(o => o.Code).ToHashSetAsync(ct);
        db.AddRange(context.Rows().Where(row => !known.Contains(row["code"])).Select(Read));
        await db.SaveChangesAsync(ct);
    }

    private static Organisation Read(RecipeRow row) => new()
    {
        Code = row["code"],
        RegisterCode = row["registerCode"],
        Name = row["name"],
        ShortName = row["shortName"],
        Kind = row["kind"],
        UnitCode = row["unitCode"],
        Lat = row.Degrees("lat"),
        Lon = row.Degrees("lon"),
    };
}

/// <summary><c>network-offices</c>: offices of both organisations, placed in the tree of the day the step names (<c>asOf</c>). Rows that are there stay.</summary>
internal sealed class OfficesStep(NetworkDbContext db, Register register) : IRecipeStep
{
    public string Name => "network-offices";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var asOf = context.AsOf();
        var units = await register.Units(ct);
        var known = await db.Offices.Select(o => o.Code).ToHashSetAsync(ct);
        db.AddRange(context.Rows().Where(row => !known.Contains(row["code"])).Select(row => Read(row, units, asOf)));
        await db.SaveChangesAsync(ct);
    }

    private static Office Read(RecipeRow row, UnitTree units, DateOnly asOf)
    {
        var column = Office.IsLocal(row["type"]) ? "communeCode" : "unitCode";
        var place = units.Find(row[column], asOf) ?? throw row.Wrong(column, $"a unit on {asOf:yyyy-MM-dd}");
        return new()
        {
            Code = row["code"],
            OrganisationCode = row["organisation"],
            Type = Office.Types.Contains(row["type"]) ? row["type"] : throw row.Wrong("type", "a kind of office"),
            Name = row["name"],
            Folded = Folding.Fold(row["name"]),
            ParentCode = row.Optional("parentCode"),
            UnitCode = row["unitCode"],
            CommuneCode = row["communeCode"],
            ScopePath = place.Path,
            Lat = row.Degrees("lat"),
            Lon = row.Degrees("lon"),
            Phone = row.Optional("phone"),
            StaffCount = row.OptionalCount("staffCount"),
        };
    }
}
