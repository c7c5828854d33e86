using System.Text.Json;
using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts.Demo;
using Campaigns.People.Contracts.Demo;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Registrations.Tests.Features;

public abstract class RecipeTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task The_world_of_2019_has_its_registrants_and_head_counts()
    {
        foreach (var conference in DemoWorld.Conferences2019()) Has(conference.Slug, 500);
        foreach (var (slug, seats) in ((string, int)[])[("hoang-tien-09-05-2019", 80), ("hoang-thanh-14-05-2019", 40), ("xuan-lap-16-05-2019", 100), ("nga-lien-18-05-2019", 60),
            ("hoang-hoa-22-05-2019", 250), ("minh-loc-23-05-2019", 90), ("hai-binh-28-05-2019", 120), ("hoi-xuan-30-05-2019", 60)]) Has(slug, seats);
        await Run("thanh-hoa-2019");
        await Run("thanh-hoa-2019");

        var rosters = await Rosters();
        Assert.Equal(48, rosters.Count);
        Assert.Equal((7692, 2020), (rosters.Sum(r => r.HeadCount ?? 0), rosters.Where(r => r.HeadCount is not null).Sum(r => r.Taken)));
        var full = rosters.Single(r => r.Slug == "hoang-thanh-14-05-2019");
        Assert.Equal((40, 0, 3), (full.Taken, full.Left, full.Waitlisted));
        Assert.Equal(0, rosters.Single(r => r.Slug == "minh-loc-23-05-2019").Taken);
        await NothingWasTold();
    }

    [Fact]
    public async Task The_world_of_2026_has_those_the_story_names()
    {
        foreach (var meeting in DemoWorld.Meetings2026()) Has(meeting.Slug, 80);
        foreach (var (slug, seats) in ((string, int)[])[("dong-tien-28-02-2026", 50), ("nga-thang-02-03-2026", 80), ("dong-son-14-03-2026", 60), ("quang-ninh-15-03-2026", 40)]) Has(slug, seats);
        await Run("thanh-hoa-2026");

        var rosters = (await Rosters()).ToDictionary(r => r.Slug);
        Assert.Equal((42, 18), (rosters["dong-son-14-03-2026"].Taken, rosters["dong-son-14-03-2026"].Left));
        Assert.Equal((44, 38), (rosters["dong-tien-28-02-2026"].Taken, rosters["dong-tien-28-02-2026"].Attended));
        Assert.Equal(30, rosters["nga-thang-02-03-2026"].Taken);
        Assert.Equal((5930, 4610), (rosters.Values.Sum(r => r.Taken + r.Waitlisted), rosters.Values.Sum(r => r.Attended)));
        var waiting = await Module.In(s => s.GetRequiredService<RegistrationsDbContext>().Registrations.Where(r => r.Status == RegistrationStatus.Waitlisted).OrderBy(r => r.Queue).Select(r => r.FullName).ToListAsync(Ct));
        Assert.Equal(["Lê Văn Tám", "Trịnh Thị Na", "Hồ Văn Út"], waiting);
        Assert.Equal(40, await Module.In(s => s.GetRequiredService<RegistrationsDbContext>().Registrations.CountAsync(r => r.Phone != null && r.RosterId == DemoIds.Event("dong-son-14-03-2026"), Ct)));
        await NothingWasTold();
    }

    private void Has(string slug, int seats)
    {
        var starts = DemoIds.EventDay(slug).ToDateTime(new TimeOnly(8, 0));
        Neighbours.Has(Some.Offering(seats, starts: new(starts, TimeSpan.FromHours(7)), id: DemoIds.Event(slug)) with { Slug = slug });
    }

    private async Task Run(string recipe)
    {
        using var document = JsonDocument.Parse(Open($"{recipe}.recipe.json"));
        foreach (var step in document.RootElement.GetProperty("steps").EnumerateArray())
            await Module.In(s => s.GetServices<IRecipeStep>().Single(x => x.Name == step.GetProperty("name").GetString()).Run(new(step, Open, _ => { }), Ct));
    }

    private static Stream Open(string file) => typeof(Startup).Assembly.GetManifestResourceStream("Recipes/" + file) ?? throw new RecipeException($"there is no file {file}");

    private Task<List<Roster>> Rosters() => Module.In(s => s.GetRequiredService<RegistrationsDbContext>().Rosters.AsNoTracking().ToListAsync(Ct));

    // A world is set up in silence: nobody gets a message for what is long past.
    private async Task NothingWasTold() => Assert.Empty(await Module.Outbox());
}

public sealed class RecipesOnSqlite() : RecipeTests(TestDatabase.Sqlite());

public sealed class RecipesOnPostgres() : RecipeTests(TestDatabase.Postgres());
