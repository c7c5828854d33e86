using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts.Demo;
using Campaigns.People.Contracts.Demo;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;

namespace Campaigns.Registrations.Features.SetUp;

/// <summary>Recipe step <c>registrations-demo</c>: those who registered at the meetings held before the world's clock starts.
/// <c>world</c> says which; <c>headCounts</c> names a file of people counted in the halls.</summary>
internal sealed class DemoStep(RosterLoad load) : IRecipeStep
{
    private static readonly TimeOnly Morning = new(9, 0);

    public string Name => "registrations-demo";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var world = context.Text("world");
        var days = world == "2019" ? DemoWorld.Conferences2019().ToDictionary(c => c.Slug, c => c.Date) : DemoWorld.Meetings2026().ToDictionary(m => m.Slug, m => m.Date);
        var people = DemoWorld.People(world).Where(p => p.EventSlug is not null).ToLookup(p => p.EventSlug!);
        var heads = HeadCounts(context);
        var missing = await load.Missing(days.ToDictionary(d => DemoIds.Event(d.Key), d => d.Key), ct);
        foreach (var offering in missing.Values.OrderBy(o => o.StartsAt)) await Add(world, offering, [.. people[offering.Slug]], heads, ct);
        await load.Save(ct);
        context.Progress($"{missing.Count} meetings with those who registered");
    }

    private async Task Add(string world, Offering offering, IReadOnlyList<DemoPerson> people, IReadOnlyDictionary<string, int> heads, CancellationToken ct)
    {
        var roster = Roster.Of(offering);
        var registrations = people.Select(p => roster.TakeOver(Who(p), p.Outcome == DemoOutcome.Absent ? RegistrationStatus.Absent : RegistrationStatus.Attended,
            p.RegisteredOn.At(Morning), offering.StartsAt, DemoIds.Of("registration", $"{world}/{p.Number}", p.RegisteredOn))).ToList();
        if (heads.TryGetValue(offering.Slug, out var count)) roster.Count(count);
        await load.Add(roster, registrations, ct);
    }

    private static Attendee Who(DemoPerson p) => new()
    {
        FullName = p.FullName,
        Phone = p.Phone.StartsWith("0000", StringComparison.Ordinal) ? null : PhoneNumber.Normalise(p.Phone),
        CitizenId = p.CitizenId,
        BirthDate = p.BirthDate,
        UnitCode = p.CommuneCode,
        Hamlet = p.Hamlet,
        Interest = p.Outcome is DemoOutcome.Attended or DemoOutcome.Absent ? null : "VSI",
        ConsentAt = p.RegisteredOn.At(Morning),
    };

    private static Dictionary<string, int> HeadCounts(RecipeContext context)
    {
        if (!context.Step.TryGetProperty("headCounts", out _)) return [];
        return context.Rows("headCounts").ToDictionary(r => r["slug"], r => r.Count("headCount"));
    }
}
