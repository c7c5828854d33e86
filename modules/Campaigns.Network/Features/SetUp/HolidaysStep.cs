using Campaigns.Kernel.Recipes;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.SetUp;

/// <summary><c>network-holidays</c>. Rows that are there stay.</summary>
internal sealed class HolidaysStep(NetworkDbContext db, Snapshot snapshot) : IRecipeStep
{
    public string Name => "network-holidays";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var known = (await db.Holidays.AsNoTracking().ToListAsync(ct)).Select(Key).ToHashSet();
        db.AddRange(context.Rows().Select(Read).Where(h => !known.Contains(Key(h))));
        await db.SaveChangesAsync(ct);
        snapshot.Forget();
    }

    private static (DateOnly, string, string) Key(Holiday h) => (h.From, h.Kind, h.NameVi);

    private static Holiday Read(RecipeRow row) => new()
    {
        From = row.Day("from"),
        To = row.Day("to"),
        Kind = row["kind"],
        NameVi = row["nameVi"],
        NameEn = row["nameEn"],
        Basis = row["basis"],
    };
}
