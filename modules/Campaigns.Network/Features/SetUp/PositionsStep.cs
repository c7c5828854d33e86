using Campaigns.Kernel.Recipes;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.SetUp;

/// <summary><c>network-positions</c>: positions of named staff. Rows that are there stay.</summary>
internal sealed class PositionsStep(NetworkDbContext db) : IRecipeStep
{
    public string Name => "network-positions";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var known = (await db.Positions.AsNoTracking().ToListAsync(ct)).Select(p => (p.StaffId, p.Role, p.UnitCode)).ToHashSet();
        var staff = await db.Employees.Select(e => new { e.Key, e.Id }).ToDictionaryAsync(e => e.Key, e => e.Id, ct);
        foreach (var row in context.Rows())
        {
            var id = staff.TryGetValue(row["staff"], out var found) ? found : throw row.Wrong("staff", "a key of staff");
            if (!known.Contains((id, row["role"], row["unitCode"])))
                db.Add(new HeldPosition { StaffId = id, Role = row["role"], UnitCode = row["unitCode"], Below = row["below"] == "true" });
        }

        await db.SaveChangesAsync(ct);
    }
}
