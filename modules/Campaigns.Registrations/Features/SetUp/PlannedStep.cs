using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
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
        var rows = context.Rows().ToLookup(r => r["slug"]);
        var missing = await load.Missing(rows.ToDictionary(r => DemoIds.Event(r.Key), r => r.Key), ct);
        foreach (var offering in missing.Values.OrderBy(o => o.StartsAt)) await Add(offering, rows[offering.Slug], ct);
        await load.Save(ct);
        context.Progress($"{missing.Count} meetings with those the story names");
    }

    private async Task Add(Offering offering, IEnumerable<RecipeRow> rows, CancellationToken ct)
    {
        var roster = Roster.Of(offering);
        // The order on the waitlist is the order of being taken over.
        var ordered = rows.OrderBy(r => r.OptionalCount("position") ?? 0).ToList();
        await load.Add(roster, [.. ordered.Select((row, number) => Take(roster, row, number))], ct);
    }

    private Registration Take(Roster roster, RecipeRow row, int number)
    {
        var (at, came) = (row.Instant("registeredAt"), row.OptionalInstant("attendedAt"));
        var id = DemoIds.Of("registration", $"{roster.Slug}/{number}", at.LocalDate());
        var registration = roster.TakeOver(Who(row, at), StatusWords.Read(row["status"]), at, came, id);
        registration.Carry(tokens.Next(), at);
        return registration;
    }

    private static Attendee Who(RecipeRow row, DateTimeOffset at) => new()
    {
        FullName = row["fullName"],
        Phone = row.Optional("phone") is { } phone ? PhoneNumber.Normalise(phone) ?? throw row.Wrong("phone", "a phone number") : null,
        BirthDate = row.OptionalDay("birthDate"),
        UnitCode = row["unitCode"],
        Hamlet = row["hamlet"],
        Interest = row.Optional("interest"),
        ConsentAt = at,
    };
}
