using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Contracts.Demo;
using Campaigns.People.Data;
using Campaigns.People.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.People.Features.SetUp;

/// <summary>Persons at scale, for measuring: spread over the communes of today; the same ones for one plan. A second run adds what is missing.</summary>
internal sealed class SeedPeople(PeopleDbContext db, IUnits units, TimeProvider clock) : ISeeder
{
    private const int Batch = 1000;

    public int Order => 20;

    public async Task Seed(SeedPlan plan, Action<string> progress, CancellationToken ct)
    {
        if (plan.People == 0) return;
        var communes = await units.List(UnitLevel.Commune, clock.Today(), null, ct);
        if (communes.Count == 0) throw new InvalidOperationException("There are no communes for people to live in; run a recipe first.");

        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var random = new SplitMix64(plan.Seed);
        for (var done = 0; done < plan.People; done += Batch)
        {
            var batch = Enumerable.Range(done + 1, Math.Min(Batch, plan.People - done)).Select(number => One(plan.Seed, number, communes, random)).ToList();
            var ids = batch.ConvertAll(p => p.Id);
            var known = await db.People.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(ct);
            db.AddRange(batch.Where(p => !known.Contains(p.Id)));
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            if ((done + batch.Count) % 10_000 == 0 || done + batch.Count == plan.People) progress($"{done + batch.Count}/{plan.People} people");
        }
    }

    // Numbers that nobody can have: no province is 998, no phone begins with 0000.
    private Person One(ulong seed, int number, IReadOnlyList<Unit> communes, SplitMix64 random)
    {
        var home = random.Pick(communes);
        var name = DemoNames.Pick(random, female: random.Below(100) < 62);
        var born = clock.Today().AddYears(-20 - random.Below(40)).AddDays(-random.Below(365));
        return Person.OfDemo(DemoIds.SeededPerson(seed, number), new(
            name, $"+84000{number:000000}", $"998{seed % 100:00}{number % 10_000_000:0000000}", born, home.Code, home.Path, $"Thôn {random.Below(9) + 1}", clock.GetUtcNow()));
    }
}
