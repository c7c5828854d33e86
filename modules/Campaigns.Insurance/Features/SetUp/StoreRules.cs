using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.SetUp;

/// <summary><c>insurance-rules</c>: stores the rows of a file that are not stored yet. A stored row is never touched, also where the file says otherwise.</summary>
internal sealed class StoreRules(InsuranceDbContext db) : IRecipeStep
{
    public string Name => "insurance-rules";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        await using var file = context.Open(context.Text("file"));
        var rows = RuleFile.Read(file);
        var stored = (await db.Rules.AsNoTracking().ToListAsync(ct)).ConvertAll(entry => entry.ToRow());
        var known = stored.Select(row => row.Key).ToHashSet();
        var missing = rows.Where(row => !known.Contains(row.Key)).ToList();
        Refuse(stored.Concat(missing));

        db.AddRange(missing.Select(RuleEntry.Of));
        await db.SaveChangesAsync(ct);
    }

    private static void Refuse(IEnumerable<RuleRow> all)
    {
        try
        {
            _ = new RuleBook(all);
        }
        catch (InvalidRuleBookException e)
        {
            throw new RecipeException(e.Message, e);
        }
    }
}
