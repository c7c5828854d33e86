using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Contracts.Demo;
using Campaigns.People.Contracts;
using Campaigns.People.Contracts.Demo;
using Campaigns.People.Data;
using Campaigns.People.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.People.Features.SetUp;

/// <summary><c>people-demo</c>: the made-up persons of a demo world, each under the id the other modules know it by. Persons that are there stay.</summary>
internal sealed class DemoPeopleStep(PeopleDbContext db, IUnits units) : IRecipeStep
{
    // One batch is one round to the database; more would only hold more memory.
    private const int Batch = 1000;

    public string Name => "people-demo";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var world = context.Text("world");
        var people = DemoWorld.People(world);
        if (people.Count == 0) return;

        var homes = await units.Many([.. people.Select(p => p.CommuneCode).Distinct()], people.Max(p => p.RegisteredOn), ct);
        var known = await db.People.Where(p => p.IsDemo).Select(p => p.Id).ToHashSetAsync(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var batch in people.Where(p => !known.Contains(Id(world, p))).Chunk(Batch))
        {
            db.AddRange(batch.Select(p => Enter(world, p, homes)));
            db.AddRange(batch.Where(p => p.EventSlug is not null).Select(p => Registered(world, p)));
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        context.Progress($"{people.Count} persons");
    }

    private static Person Enter(string world, DemoPerson person, IReadOnlyDictionary<string, Unit> homes)
    {
        var home = homes.GetValueOrDefault(person.CommuneCode) ?? throw new RecipeException($"there is no unit {person.CommuneCode} on that day; the units come first");
        return Person.OfDemo(Id(world, person), new(
            person.FullName, "+84" + person.Phone[1..], person.CitizenId, person.BirthDate, home.Code, home.Path, person.Hamlet, At(person)));
    }

    // The registration is loaded by its own module under the same id.
    private static Appearance Registered(string world, DemoPerson person) => new()
    {
        PersonId = Id(world, person),
        RecordKind = Appearance.Registration,
        RecordId = DemoIds.Of("registration", $"{world}/{person.Number}", person.RegisteredOn),
        At = At(person),
    };

    private static Guid Id(string world, DemoPerson person) => DemoIds.Person(world, person.Number, person.RegisteredOn);

    private static DateTimeOffset At(DemoPerson person) => person.RegisteredOn.At(new(9, 0));
}
