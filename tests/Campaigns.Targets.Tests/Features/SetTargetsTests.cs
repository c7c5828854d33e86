using Campaigns.Kernel.Commands;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.SetTargets;
using Campaigns.Targets.Features.ShowCampaign;
using Campaigns.Testing;

namespace Campaigns.Targets.Tests.Features;

public abstract class SetTargetsTests(TestDatabase database) : IAsyncLifetime
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
    public async Task Each_change_is_a_version_with_its_day_and_reason_and_the_day_decides_which_holds()
    {
        var campaign = await _targets.Has2019();
        await _targets.Set(new(campaign.Id, [new("399", null, 600), new("400", null, 400)]));
        var second = (await _targets.Set(new(campaign.Id, [new("399", null, 500), new("400", null, 500)], Some.Day("2019-03-15"), "Hậu Lộc xin thêm"))).Value;
        Assert.Equal((2, "Hậu Lộc xin thêm"), (second.Number, second.Reason));

        Assert.Equal(1, (await InForce(campaign, "2018-11-01"))!.Number);
        Assert.Equal(1, (await InForce(campaign, "2019-03-14"))!.Number);
        Assert.Equal(2, (await InForce(campaign, "2019-03-15"))!.Number);
        Assert.Equal([2, 1], (await _targets.Ask<TargetsQuery, List<VersionLine>>(q => q.Versions(campaign.Id, Ct))).Select(v => v.Number));
    }

    [Fact]
    public async Task The_same_again_changes_nothing()
    {
        var campaign = await _targets.Has2019();
        var command = new SetTargets(campaign.Id, [new("399", null, 600), new("400", "2019-02", 400)], Some.Day("2019-03-01"));
        Assert.Equal(1, (await _targets.Set(command)).Value.Number);
        Assert.Equal(1, (await _targets.Set(command with { Parts = [.. command.Parts.Reverse()] })).Value.Number);
        Assert.Equal(1, (await Find(campaign))!.LatestVersion);
    }

    [Fact]
    public async Task A_wrong_sum_is_a_conflict_and_leaves_nothing()
    {
        var campaign = await _targets.Has2019();
        Assert.Equal("targets.targets-do-not-add-up", Code(await _targets.Set(new(campaign.Id, [new("399", null, 600), new("400", null, 399)]))));
        Assert.Null(await InForce(campaign, "2019-03-01"));
        Assert.Equal((0, 0), ((await Find(campaign))!.LatestVersion, (await Find(campaign))!.Version));
    }

    [Fact]
    public async Task A_unit_must_be_there_on_the_day_the_version_takes_effect()
    {
        var campaign = (await _targets.Create(new("Hai thời kỳ", "VSI", Some.Day("2025-01-01"), Some.Day("2025-12-31"), 100, "38"))).Value;
        Assert.Equal("targets.unit-unknown", Code(await _targets.Set(new(campaign.Id, [new("dong-son", null, 100)], Some.Day("2025-06-30")))));
        Assert.True((await _targets.Set(new(campaign.Id, [new("dong-son", null, 100)], Some.Day("2025-07-01")))).Succeeded);
        Assert.Equal("targets.unit-unknown", Code(await _targets.Set(new(campaign.Id, [new("399", null, 100)], Some.Day("2025-07-01")))));
    }

    [Fact]
    public async Task Of_two_who_saw_the_same_version_the_second_is_told()
    {
        var campaign = await _targets.Has2019();
        Assert.True((await _targets.Set(new(campaign.Id, [new("399", null, 1_000)], Expected: 0))).Succeeded);
        var late = await _targets.Set(new(campaign.Id, [new("400", null, 1_000)], Expected: 0));
        Assert.Equal((FailureKind.Stale, "targets.changed-underneath"), (late.Failures[0].Kind, late.Failures[0].Code));
    }

    [Fact]
    public async Task Numbers_run_without_gaps_when_many_set_targets_at_once()
    {
        var campaign = await _targets.Has2019();
        var made = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => Task.Run(() => _targets.Set(new(campaign.Id, [new("399", null, i), new("400", null, 1_000 - i)])))));
        Assert.Equal(Enumerable.Range(1, 12), made.Select(m => m.Value.Number).Order());
    }

    [Fact]
    public async Task Shape_is_looked_at_before_anything_else()
    {
        var wrong = await _targets.Set(new(Guid.CreateVersion7(), [new(null, null, 1), new("399", "2019-13", 1), new("400", null, -1), new("400", null, null), null!]));
        Assert.Equal(["0.unitCode", "1.month", "2.target", "3", "3.target", "4.unitCode", "4.target"], wrong.Failures.Select(f => f.Field));
        Assert.Equal("targets.parts-missing", Code(await _targets.Set(new(Guid.CreateVersion7(), []))));
    }

    [Fact]
    public async Task Who_plans_elsewhere_finds_no_campaign()
    {
        var campaign = await _targets.Has2019();
        var set = new SetTargets(campaign.Id, [new("399", null, 1_000)]);
        Assert.Equal(FailureKind.NotFound, (await _targets.Set(set, TestModule.Someone("40", Permissions.Edit))).Failures[0].Kind);
        Assert.Equal(FailureKind.NotFound, (await _targets.Set(set, TestModule.Someone("38/399", Permissions.Edit))).Failures[0].Kind);
        Assert.True((await _targets.Set(set, TestModule.Someone("38", Permissions.Edit))).Succeeded);
    }

    [Fact]
    public async Task Who_sees_one_district_sees_that_districts_part()
    {
        var campaign = await _targets.Has2019();
        var version = (await _targets.Set(new(campaign.Id, [new("399", null, 600), new("400", null, 400), new("399", "2019-05", 600)]))).Value;
        var shown = await _targets.Ask<TargetsQuery, TargetsResource>(q => q.Shown(campaign, version, Ct), TestModule.Someone("38/399", Permissions.View));
        Assert.Equal([("399", "Huyện Hoằng Hóa", null, 600), ("399", "Huyện Hoằng Hóa", "2019-05", 600)], shown.Items.Select(i => (i.UnitCode, i.Name, i.Month, i.Target)));
    }

    private Task<TargetVersion?> InForce(Campaign campaign, string on) => _targets.Ask<TargetsQuery, TargetVersion?>(q => q.InForce(campaign.Id, Some.Day(on), Ct));

    private Task<Campaign?> Find(Campaign campaign) => _targets.Ask<CampaignQuery, Campaign?>(q => q.Find(campaign.Id, Permissions.View, Ct));

    private static string Code<T>(Result<T> result) => result.Failures[0].Code;
}

public sealed class SetTargetsOnSqlite() : SetTargetsTests(TestDatabase.Sqlite());

public sealed class SetTargetsOnPostgres() : SetTargetsTests(TestDatabase.Postgres());
