using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.SetUp;

/// <summary><c>network-areas</c>: the operating areas, their communes, and the district each took over from.</summary>
internal sealed class AreasStep(NetworkDbContext db, Snapshot snapshot) : IRecipeStep
{
    public string Name => "network-areas";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var units = (await db.Units.ToListAsync(ct)).ToLookup(u => u.Code);
        var known = (await db.Successions.Where(s => s.Type == UnitSuccession.Regrouped).Select(s => s.ToCode).ToListAsync(ct)).ToHashSet();
        foreach (var row in context.Rows())
        {
            var area = units[row["code"]].SingleOrDefault();
            if (area is null) db.Add(area = AdministrativeUnit.Enter(Read(row, units), row.OptionalCount("population")));
            foreach (var code in row.List("communes")) InForce(units[code], area.ValidFrom, row, "communes").Join(area);
            if (!known.Contains(area.Code)) db.Add(TookOver(area, LastOf(units[row["formerDistrict"]], row)));
        }

        await db.SaveChangesAsync(ct);
        snapshot.Forget();
    }

    private static Unit Read(RecipeRow row, ILookup<string, AdministrativeUnit> units)
    {
        var above = InForce(units[row["parentCode"]], row.Day("validFrom"), row, "parentCode");
        return new(row["code"], UnitLevel.Area, "khu vực", row["name"], row["fullName"], above.Code, $"{above.Path}/{row["code"]}",
            row.Day("validFrom"), row.OptionalDay("validTo"), row.Degrees("lat"), row.Degrees("lon"));
    }

    private static UnitSuccession TookOver(AdministrativeUnit area, AdministrativeUnit district) => new()
    {
        Date = area.ValidFrom,
        FromCode = district.Code,
        FromValidFrom = district.ValidFrom,
        ToCode = area.Code,
        ToValidFrom = area.ValidFrom,
        Type = UnitSuccession.Regrouped,
        Main = true,
    };

    private static AdministrativeUnit InForce(IEnumerable<AdministrativeUnit> rows, DateOnly on, RecipeRow row, string column) =>
        rows.FirstOrDefault(u => UnitTree.InForce(u.Seen(), on)) ?? throw row.Wrong(column, "a unit of that day");

    private static AdministrativeUnit LastOf(IEnumerable<AdministrativeUnit> rows, RecipeRow row) =>
        rows.MaxBy(u => u.ValidFrom) ?? throw row.Wrong("formerDistrict", "a unit");
}
