using System.Text.Json;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts.Demo;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests.Features;

/// <summary>The module's part of both demo worlds, from the files that ship.</summary>
public abstract class SetUpTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task The_world_of_2019_has_forty_held_conferences_twelve_more_and_four_plans_that_want_a_presenter()
    {
        await Run("thanh-hoa-2019");
        await Run("thanh-hoa-2019");
        var statuses = await Statuses();
        Assert.Equal(40, statuses[EventStatus.Reported]);
        Assert.Equal(56, statuses.Values.Sum());
        Assert.Equal(4, await Module.In(s => s.GetRequiredService<EventsDbContext>().Events.CountAsync(e => e.Status == EventStatus.Draft && e.Staff.Count == 0, Ct)));
        Assert.Equal(6, statuses[EventStatus.Published]);
        Assert.Empty(await Module.In(s => s.GetRequiredService<EventsDbContext>().Events.Where(e => e.VenueId == null || e.CampaignId != Neighbours.Campaign).ToListAsync(Ct)));
        var told = await Module.Outbox();
        Assert.DoesNotContain(told, name => !name.StartsWith("job:", StringComparison.Ordinal));
        Assert.Equal(12, told.Count);
    }

    [Fact]
    public async Task The_world_of_2026_has_the_meetings_of_the_story_with_their_history()
    {
        await Run("thanh-hoa-2026");
        var row = await Row(DemoIds.Event("dong-son-14-03-2026"));
        Assert.Equal((EventStatus.Published, 60, true), (row.Status, row.Capacity, row.Holds));
        Assert.Equal([Verb.Submit, Verb.Approve, Verb.Publish], row.History.OrderBy(c => c.Number).Select(c => c.Verb));
        Assert.Equal(EventStatus.Submitted, (await Row(DemoIds.Event("tho-xuan-21-03-2026"))).Status);
        Assert.Equal(EventStatus.Approved, (await Row(DemoIds.Event("luu-ve-28-03-2026"))).Status);
        Assert.Equal(EventStatus.Completed, (await Row(DemoIds.Event("dong-tien-28-02-2026"))).Status);
    }

    [Fact]
    public async Task Seeding_twice_with_one_plan_gives_the_same_events_once()
    {
        for (var run = 0; run < 2; run++)
            await Module.In(s => s.GetServices<ISeeder>().Single(x => x.Order == 40).Seed(new(0, 30, 0, 7), _ => { }, Ct));
        var rows = await Module.In(s => s.GetRequiredService<EventsDbContext>().Events.AsNoTracking().ToListAsync(Ct));
        Assert.Equal(30, rows.Count);
        Assert.Equal(30, rows.Select(e => e.Slug).Distinct().Count());
        Assert.All(rows, e => Assert.Equal(e.EndsAt <= Module.Clock.GetUtcNow() ? EventStatus.Reported : EventStatus.Published, e.Status));
    }

    private Task<Dictionary<EventStatus, int>> Statuses() =>
        Module.In(s => s.GetRequiredService<EventsDbContext>().Events.GroupBy(e => e.Status).ToDictionaryAsync(g => g.Key, g => g.Count(), Ct));

    private async Task Run(string recipe)
    {
        var assembly = typeof(Startup).Assembly;
        Stream Open(string file) => assembly.GetManifestResourceStream("Recipes/" + file)!;
        using var part = await JsonDocument.ParseAsync(Open(recipe + ".recipe.json"), cancellationToken: Ct);
        foreach (var step in part.RootElement.GetProperty("steps").EnumerateArray())
            await Module.In(s => s.GetServices<IRecipeStep>().Single(x => x.Name == step.GetProperty("name").GetString()).Run(new(step, Open, _ => { }), Ct));
    }
}

public sealed class SetUpOnSqlite() : SetUpTests(TestDatabase.Sqlite());

public sealed class SetUpOnPostgres() : SetUpTests(TestDatabase.Postgres());
