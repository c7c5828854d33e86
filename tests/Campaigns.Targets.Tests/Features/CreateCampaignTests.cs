using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Targets.Contracts;
using Campaigns.Targets.Features.CreateCampaign;
using Campaigns.Targets.Features.ListCampaigns;
using Campaigns.Targets.Features.ShowCampaign;
using Campaigns.Testing;

namespace Campaigns.Targets.Tests.Features;

public abstract class CreateCampaignTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly CreateCampaign Good = new("BHXH tự nguyện 2020", "VSI", Some.Day("2020-01-01"), Some.Day("2020-12-31"), 500, "38");

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
    public async Task Without_a_period_of_its_own_the_target_counts_throughout()
    {
        var made = (await _targets.Create(Good)).Value;
        Assert.Equal((made.StartsOn, made.EndsOn, "bhxh-tu-nguyen-2020", "38"), (made.TargetFrom, made.TargetTo, made.Code, made.ScopePath));
    }

    [Fact]
    public async Task The_same_name_gets_an_address_of_its_own()
    {
        await _targets.Create(Good);
        await _targets.Create(Good with { Name = "BHXH tự nguyện 2020 thêm" });
        Assert.Equal("bhxh-tu-nguyen-2020-2", (await _targets.Create(Good)).Value.Code);
        Assert.Equal("bhxh-tu-nguyen-2020-3", (await _targets.Create(Good)).Value.Code);
    }

    [Fact]
    public async Task All_that_is_missing_is_told_at_once()
    {
        var failures = (await _targets.Create(new(" ", "XYZ", null, null, 0, null))).Failures;
        Assert.Equal(["name", "product", "startsOn", "endsOn", "target", "unitCode"], failures.Select(f => f.Field));
        Assert.All(failures, f => Assert.Equal(FailureKind.Invalid, f.Kind));
    }

    [Fact]
    public async Task A_unit_that_is_not_there_on_the_first_day_is_unknown()
    {
        Assert.Equal("targets.unit-unknown", (await _targets.Create(Good with { UnitCode = "dong-son" })).Failures[0].Code);
        Assert.True((await _targets.Create(Good with { UnitCode = "399" })).Succeeded);
    }

    [Fact]
    public async Task Nobody_plans_outside_their_places()
    {
        Assert.Equal("targets.unit-unknown", (await _targets.Create(Good, TestModule.Someone("38/399", Permissions.Edit))).Failures[0].Code);
        Assert.True((await _targets.Create(Good with { UnitCode = "399" }, TestModule.Someone("38/399", Permissions.Edit))).Succeeded);
    }

    [Fact]
    public async Task A_district_sees_the_provinces_campaign_and_its_own_but_not_its_neighbours()
    {
        await _targets.Create(Good with { Name = "Tỉnh" });
        await _targets.Create(Good with { Name = "Hoằng Hóa", UnitCode = "399" });
        await _targets.Create(Good with { Name = "Hậu Lộc", UnitCode = "400" });
        await _targets.Create(Good with { Name = "Nghệ An", UnitCode = "40" });
        Assert.Equal(["Tỉnh", "Hoằng Hóa"], await Seen("38/399"));
        Assert.Equal(["Tỉnh", "Hoằng Hóa"], await Seen("38/399/15865"));
        Assert.Equal(["Tỉnh", "Hoằng Hóa", "Hậu Lộc"], await Seen("38"));
        Assert.Equal(4, (await Seen("")).Length);
    }

    [Fact]
    public async Task Other_modules_ask_for_those_that_run_the_largest_first()
    {
        await _targets.Create(Good);
        var larger = (await _targets.Create(Good with { Target = 9_000, EndsOn = Some.Day("2020-06-30") })).Value;
        Assert.Equal([larger.Id], (await Running("2020-06-30")).Take(1).Select(c => c.Id));
        Assert.Equal(2, (await Running("2020-06-30")).Count);
        Assert.DoesNotContain(await Running("2020-07-01"), c => c.Id == larger.Id);
        Assert.Empty(await Running("2019-12-31"));
    }

    private Task<IReadOnlyList<CampaignCard>> Running(string on) => _targets.Ask<ICampaigns, IReadOnlyList<CampaignCard>>(c => c.Running(Some.Day(on), Ct));

    private async Task<string[]> Seen(string scopePath)
    {
        var page = await _targets.Ask<ListCampaignsQuery, Paged<CampaignResource>>(q => q.Page(null, null, Ct), TestModule.Someone(scopePath, Permissions.View));
        return [.. page.Items.Select(c => c.Name)];
    }
}

public sealed class CreateCampaignOnSqlite() : CreateCampaignTests(TestDatabase.Sqlite());

public sealed class CreateCampaignOnPostgres() : CreateCampaignTests(TestDatabase.Postgres());
