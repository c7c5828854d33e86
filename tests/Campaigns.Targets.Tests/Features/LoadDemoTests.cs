using System.Text.Json;
using Campaigns.Kernel.Recipes;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.SetTargets;
using Campaigns.Targets.Features.ShowProgress;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Tests.Features;

public abstract class LoadDemoTests(TestDatabase database) : IAsyncLifetime
{
    private TargetsModule _targets = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _targets = await TargetsModule.Start(database);

    public async ValueTask DisposeAsync()
    {
        await _targets.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_world_of_2019_has_its_campaign_and_27_targets()
    {
        await Load("thanh-hoa-2019");
        var campaign = await Only();
        Assert.Equal(("bhxh-2019", 10_000, Some.Day("2018-10-01"), Some.Day("2019-01-01"), "38"), (campaign.Code, campaign.Target, campaign.StartsOn, campaign.TargetFrom, campaign.ScopePath));
        var version = (await InForce(campaign, "2019-04-30"))!;
        Assert.Equal((27, 10_000, 0, Some.Day("2019-01-01")), (version.Units.Count, version.Units.Sum(u => u.People), version.Months.Count, version.EffectiveFrom));
    }

    [Fact]
    public async Task The_world_of_2026_has_its_plan_and_who_was_contacted()
    {
        await Load("thanh-hoa-2026");
        var campaign = await Only();
        var version = (await InForce(campaign, "2026-03-02"))!;
        Assert.Equal((6, 72), (version.Units.Count, version.Months.Count));
        var progress = await _targets.Ask<ProgressQuery, Progress>(q => q.Of(campaign, ProgressBy.Area, Some.Day("2026-03-02"), Ct));
        Assert.Equal(new PlanSoFar(Some.Day("2026-02-28"), 1_700), progress.Plan);
        Assert.Equal(255, progress.Rows.Single(r => r.Code == "dong-son").Plan);
        Assert.Equal(21_400, await Contacted(campaign, "2026-03-02", "38"));
        Assert.Equal(4_672, await Contacted(campaign, "2026-03-02", "38/dong-son"));
        Assert.Null(await Contacted(campaign, "2026-02-27", "38"));
    }

    [Fact]
    public async Task The_funnel_leaves_out_a_step_that_nobody_keeps_and_is_of_the_readers_places()
    {
        await Load("thanh-hoa-2026");
        _targets.Joined.Add("38/dong-son/16370", "2026-02-01", 3);
        _targets.Joined.Add("38/nga-son/16012", "2026-02-01", 4);
        Assert.Equal(new Funnel(21_400, 40, null, 12, 7), await FunnelOf(""));
        Assert.Equal(new Funnel(4_672, 40, null, 8, 3), await FunnelOf("38/dong-son"));
    }

    [Fact]
    public async Task Without_recorded_contacts_there_is_no_funnel()
    {
        await Load("thanh-hoa-2019");
        Assert.Null(await FunnelOf(""));
    }

    [Fact]
    public async Task Loading_twice_changes_nothing()
    {
        await Load("thanh-hoa-2026");
        await Load("thanh-hoa-2026");
        var campaign = await Only();
        Assert.Equal(1, campaign.LatestVersion);
        Assert.Equal(72, (await InForce(campaign, "2026-03-02"))!.Months.Count);
    }

    [Fact]
    public async Task A_table_that_does_not_add_up_is_an_error_of_the_recipe()
    {
        await Run("""{"name": "targets-campaign", "file": "campaign-2019.json"}""");
        var wrong = await Assert.ThrowsAsync<RecipeException>(() => Run("""{"name": "targets-breakdown", "campaign": "bhxh-2019", "file": "t.csv"}""", "unitCode,target\n399,9999\n"));
        Assert.Contains("targets-do-not-add-up", wrong.Message);
        wrong = await Assert.ThrowsAsync<RecipeException>(() => Run("""{"name": "targets-breakdown", "campaign": "bhxh-2019", "file": "t.csv"}""", "unitCode,target\n999,10000\n"));
        Assert.Contains("no unit 999", wrong.Message);
        wrong = await Assert.ThrowsAsync<RecipeException>(() => Run("""{"name": "targets-breakdown", "campaign": "x", "file": "t.csv"}""", ""));
        Assert.Contains("no campaign x", wrong.Message);
    }

    private async Task Load(string recipe)
    {
        using var part = await JsonDocument.ParseAsync(Open($"{recipe}.recipe.json"), cancellationToken: Ct);
        foreach (var step in part.RootElement.GetProperty("steps").EnumerateArray()) await Run(step.GetRawText());
    }

    private Task Run(string step, string? file = null)
    {
        var json = JsonDocument.Parse(step).RootElement;
        return _targets.Ask<IEnumerable<IRecipeStep>, int>(async steps =>
        {
            await steps.Single(s => s.Name == json.GetProperty("name").GetString())
                .Run(new(json, name => file is null ? Open(name) : new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file)), _ => { }), Ct);
            return 0;
        });
    }

    private static Stream Open(string file) => typeof(Startup).Assembly.GetManifestResourceStream($"Recipes/{file}")!;

    private async Task<Funnel?> FunnelOf(string scopePath)
    {
        var (campaign, reader) = (await Only(), TestModule.Someone(scopePath, Permissions.Dashboard));
        var progress = await _targets.Ask<ProgressQuery, Progress>(q => q.Of(campaign, ProgressBy.Area, Some.Day("2026-03-02"), Ct), reader);
        return await _targets.Ask<FunnelQuery, Funnel?>(q => q.Of(progress, Ct), reader);
    }

    private Task<Campaign> Only() => _targets.Ask<TargetsDbContext, Campaign>(db => db.Campaigns.AsNoTracking().SingleAsync(Ct));

    private Task<TargetVersion?> InForce(Campaign campaign, string on) => _targets.Ask<TargetsQuery, TargetVersion?>(q => q.InForce(campaign.Id, Some.Day(on), Ct));

    private Task<int?> Contacted(Campaign campaign, string on, string place) => _targets.Ask<FunnelQuery, int?>(q => q.Contacted(campaign, Some.Day(on), [place], Ct));
}

public sealed class LoadDemoOnSqlite() : LoadDemoTests(TestDatabase.Sqlite());

public sealed class LoadDemoOnPostgres() : LoadDemoTests(TestDatabase.Postgres());
