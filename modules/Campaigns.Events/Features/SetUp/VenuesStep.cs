using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts;
using Campaigns.Network.Contracts.Demo;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.SetUp;

/// <summary><c>events-venues</c>: the halls of the file, in the units of the day <c>asOf</c>. Rows that are there stay.</summary>
internal sealed class VenuesStep(EventsDbContext db, IUnits units) : IRecipeStep
{
    public string Name => "events-venues";

    /// <summary>The same code is the same hall in each module and on each run.</summary>
    public static Guid IdOf(string code) => DemoIds.Of("venue", code, new(2018, 10, 1));

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        if (!DateOnly.TryParseExact(context.Text("asOf"), "yyyy-MM-dd", out var day)) throw new RecipeException("\"asOf\" is not a day");
        var rows = context.Rows();
        var known = await db.Venues.Select(v => v.Id).ToHashSetAsync(ct);
        var places = await units.Many([.. rows.Select(r => r["unitCode"]).Distinct()], day, ct);
        foreach (var row in rows.Where(r => !known.Contains(IdOf(r["code"]))))
        {
            var place = places.GetValueOrDefault(row["unitCode"]) ?? throw row.Wrong("unitCode", "a unit of that day");
            db.Add(Venue.Add(new(row["name"], row["address"], place.Code, place.Path, row.Degrees("lat"), row.Degrees("lon"), row.Count("capacity"),
                row["equipment"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)), IdOf(row["code"])));
        }

        await db.SaveChangesAsync(ct);
    }
}
