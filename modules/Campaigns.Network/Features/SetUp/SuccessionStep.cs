using Campaigns.Kernel.Recipes;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.SetUp;

/// <summary><c>network-succession</c>: what became of each closed unit. Rows that are there stay.</summary>
internal sealed class SuccessionStep(NetworkDbContext db, Snapshot snapshot) : IRecipeStep
{
    public string Name => "network-succession";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var known = (await db.Successions.AsNoTracking().ToListAsync(ct)).Select(Key).ToHashSet();
        db.AddRange(context.Rows().Select(Read).Where(s => !known.Contains(Key(s))));
        await db.SaveChangesAsync(ct);
        snapshot.Forget();
    }

    private static (string, DateOnly, string, DateOnly) Key(UnitSuccession s) => (s.FromCode, s.FromValidFrom, s.ToCode, s.ToValidFrom);

    private static UnitSuccession Read(RecipeRow row) => new()
    {
        Date = row.Day("date"),
        FromCode = row["fromCode"],
        FromValidFrom = row.Day("fromValidFrom"),
        ToCode = row["toCode"],
        ToValidFrom = row.Day("toValidFrom"),
        Type = row["type"],
        Partial = row.Flag("partial"),
        Main = row.Flag("main"),
        Resolution = row.Optional("resolution"),
    };
}
