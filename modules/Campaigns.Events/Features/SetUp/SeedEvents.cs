using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Jobs;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Contracts.Demo;
using Campaigns.Targets.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.SetUp;

/// <summary>Events at scale, for measuring: spread over the communes of today and half a year to both sides; the same ones for one plan.
/// Those that lie behind are reported, the others published.</summary>
internal sealed class SeedEvents(EventsDbContext db, IUnits units, ICampaigns campaigns, IJobs jobs, TimeProvider clock) : ISeeder
{
    // As many rows as one transaction takes without holding SQLite's writer for long.
    private const int OnePass = 1_000;
    private const int DaysAround = 180;
    private static readonly int[] Hours = [8, 14, 19];

    public int Order => 40;

    public async Task Seed(SeedPlan plan, Action<string> progress, CancellationToken ct)
    {
        if (plan.Events == 0) return;

        var communes = await units.List(UnitLevel.Commune, clock.Today(), null, ct);
        var campaign = (await campaigns.Running(clock.Today(), ct)).FirstOrDefault();
        if (communes.Count == 0 || campaign is null) throw new InvalidOperationException("There are no communes, or no campaign runs today; run a recipe first.");

        var slugs = await db.Events.Select(e => e.Slug).ToHashSetAsync(ct);
        var ids = await db.Events.Select(e => e.Id).ToHashSetAsync(ct);
        var random = new SplitMix64(plan.Seed);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var number = 1; number <= plan.Events; number++)
        {
            Add(campaign.Id, communes[random.Below(communes.Count)], $"seed-{plan.Seed}/{number}", random, slugs, ids);
            if (number % OnePass != 0 && number != plan.Events) continue;
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            progress($"{number}/{plan.Events} events");
        }
    }

    private void Add(Guid campaign, Unit commune, string key, SplitMix64 random, HashSet<string> slugs, HashSet<Guid> ids)
    {
        var day = clock.Today().AddDays(random.Below(2 * DaysAround) - DaysAround);
        var start = day.At(new(Hours[random.Below(Hours.Length)], 0));
        var capacity = 40 + 10 * random.Below(7);
        if (!ids.Add(DemoIds.Of("event", key, day))) return;

        var plan = new EventPlan(campaign, $"Hội nghị BHXH tự nguyện tại {commune.Name}", "commune-meeting", new(commune.Code, commune.Name, commune.FullName, commune.Path, null),
            new(start, start.AddMinutes(150)), capacity, new(start.AddDays(-21), start, true), [], [], null, null, null);
        var by = new By(null, "", plan.Registration.OpensAt.AddDays(-7));
        var slug = SlugRule.Free(SlugRule.Stem(commune.Name, start), slugs);
        slugs.Add(slug);
        var added = Event.Plan(plan, slug, hold: true, by, DemoIds.Of("event", key, day));
        Story.Tell(added, plan.When.End <= clock.GetUtcNow() ? EventStatus.Reported : EventStatus.Published, by, null);
        added.TakeRaised();
        if (added.Status is EventStatus.Published) EventTimes.Plan(jobs, added);
        db.Add(added);
    }
}
