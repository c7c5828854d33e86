using System.Globalization;
using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts.Demo;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Tickets;

namespace Campaigns.Registrations.Features.SetUp;

/// <summary>Recipe step <c>registrations-planned</c>: those the story names, from a file; with links, because the story sends them messages.</summary>
internal sealed class PlannedStep(RosterLoad load, ManageTokens tokens) : IRecipeStep
{
    public string Name => "registrations-planned";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var rows = CsvFile.Read(context, context.Text("file")).ToLookup(r => r["slug"]);
        var missing = await load.Missing(rows.ToDictionary(r => DemoIds.Event(r.Key), r => r.Key), ct);
        foreach (var offering in missing.Values.OrderBy(o => o.StartsAt)) await Add(offering, rows[offering.Slug], ct);
        await load.Save(ct);
        context.Progress($"{missing.Count} meetings with those the story names");
    }

    private async Task Add(Offering offering, IEnumerable<IReadOnlyDictionary<string, string>> rows, CancellationToken ct)
    {
        var roster = Roster.Of(offering);
        // The order on the waitlist is the order of being taken over.
        var ordered = rows.OrderBy(r => r["position"].Length == 0 ? 0 : int.Parse(r["position"], CultureInfo.InvariantCulture)).ToList();
        await load.Add(roster, [.. ordered.Select((row, number) => Take(roster, row, number))], ct);
    }

    private Registration Take(Roster roster, IReadOnlyDictionary<string, string> row, int number)
    {
        var at = DateTimeOffset.Parse(row["registeredAt"], CultureInfo.InvariantCulture);
        DateTimeOffset? came = row["attendedAt"].Length == 0 ? null : DateTimeOffset.Parse(row["attendedAt"], CultureInfo.InvariantCulture);
        var id = DemoIds.Of("registration", $"{roster.Slug}/{number}", DateOnly.FromDateTime(at.DateTime));
        var registration = roster.TakeOver(Who(row, at), StatusWords.Read(row["status"]), at, came, id);
        registration.Carry(tokens.Next(), at);
        return registration;
    }

    private static Attendee Who(IReadOnlyDictionary<string, string> row, DateTimeOffset at) => new()
    {
        FullName = row["fullName"],
        Phone = row["phone"].Length == 0 ? null : PhoneNumber.Normalise(row["phone"]) ?? throw new RecipeException($"{row["phone"]} is no phone number"),
        BirthDate = row["birthDate"].Length == 0 ? null : DateOnly.ParseExact(row["birthDate"], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        UnitCode = row["unitCode"],
        Hamlet = row["hamlet"],
        Interest = row["interest"].Length == 0 ? null : row["interest"],
        ConsentAt = at,
    };
}
