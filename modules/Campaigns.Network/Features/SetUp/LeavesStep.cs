using Campaigns.Kernel.Recipes;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.SetUp;

/// <summary><c>network-leaves</c>: days off of named staff. Rows that are there stay.</summary>
internal sealed class LeavesStep(NetworkDbContext db) : IRecipeStep
{
    public string Name => "network-leaves";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var known = (await db.Leaves.AsNoTracking().ToListAsync(ct)).Select(l => (l.StaffId, l.From, l.To)).ToHashSet();
        var staff = await db.Employees.Select(e => new { e.Key, e.Id }).ToDictionaryAsync(e => e.Key, e => e.Id, ct);
        foreach (var row in context.Rows())
        {
            var id = staff.TryGetValue(row["staff"], out var found) ? found : throw row.Wrong("staff", "a key of staff");
            if (!known.Contains((id, row.Day("from"), row.Day("to"))))
                db.Add(new Leave { StaffId = id, From = row.Day("from"), To = row.Day("to"), Reason = row["reason"] });
        }

        await db.SaveChangesAsync(ct);
    }
}
