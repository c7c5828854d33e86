using Campaigns.Kernel.Security;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.ShowProgress;
using Campaigns.Testing;

namespace Campaigns.Targets.Tests.Features;

public abstract class ShowProgressTests(TestDatabase database) : IAsyncLifetime
{
    private TargetsModule _targets = null!;
    private Campaign _campaign = null!;

    public async ValueTask InitializeAsync()
    {
        _targets = await TargetsModule.Start(database);
        _campaign = await _targets.Has2019();
        await _targets.Set(new(_campaign.Id, [new("399", null, 600), new("400", null, 400)]));
        _targets.Joined.Add("38/399/15865", "2018-09-30", 7);
        _targets.Joined.Add("38/399/15865", "2018-12-31", 30);
        _targets.Joined.Add("38/399/15865", "2019-01-01", 50, office: "P1");
        _targets.Joined.Add("38/399/15868", "2019-04-30", 20, office: "P2");
        _targets.Joined.Add("38/401/16009", "2019-04-30", 5, office: "P2");
        _targets.Joined.Add("38/401/16009", "2019-05-01", 9);
        _targets.Joined.Add("38/399/15865", "2019-02-01", 100, product: "HHI");
        _targets.Joined.Add("40/412/17000", "2019-02-01", 100);
    }

    public async ValueTask DisposeAsync()
    {
        await _targets.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_two_periods_are_counted_apart()
    {
        var progress = await Of(ProgressBy.District);
        Assert.Equal((1_000, 75, 105, 7.5m), (progress.Target, progress.Actual, progress.Cumulative, progress.Percent));
    }

    [Fact]
    public async Task Every_unit_with_a_target_or_a_count_has_a_row()
    {
        var rows = (await Of(ProgressBy.District)).Rows;
        Assert.Equal(
            [("399", "Huyện Hoằng Hóa", 600, 70, 100), ("400", "Huyện Hậu Lộc", 400, 0, 0), ("401", "Huyện Nga Sơn", null, 5, 5)],
            rows.OrderBy(r => r.Code).Select(r => (r.Code, r.Name, r.Target, r.Actual, r.Cumulative)));
    }

    [Fact]
    public async Task The_day_may_lie_ahead_of_the_clock_and_counts_itself()
    {
        _targets.Clock.Set(new DateTimeOffset(2019, 3, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        Assert.Equal(50, (await Of(ProgressBy.District, "2019-04-29")).Actual);
        Assert.Equal(75, (await Of(ProgressBy.District, "2019-04-30")).Actual);
        Assert.Equal(84, (await Of(ProgressBy.District, "2019-05-01")).Actual);
    }

    [Theory]
    [InlineData("2018-09-30", 0, 0)]
    [InlineData("2018-12-31", 0, 30)]
    [InlineData("2026-01-01", 84, 114)]
    public async Task A_day_before_or_after_the_periods_is_answered(string asOf, int actual, int cumulative)
    {
        var progress = await Of(ProgressBy.Area, asOf);
        Assert.Equal((actual, cumulative), (progress.Actual, progress.Cumulative));
    }

    [Fact]
    public async Task A_unit_that_is_gone_by_the_day_keeps_its_name() =>
        Assert.Contains((await Of(ProgressBy.District, "2026-01-01")).Rows, r => r.Name == "Huyện Hoằng Hóa");

    [Fact]
    public async Task Rows_of_every_kind_add_up_to_the_same_counts()
    {
        foreach (var by in new[] { ProgressBy.District, ProgressBy.Area, ProgressBy.Commune, ProgressBy.Post })
        {
            var progress = await Of(by);
            Assert.Equal((75, 105), (progress.Rows.Sum(r => r.Actual), progress.Rows.Sum(r => r.Cumulative)));
        }
    }

    [Fact]
    public async Task Offices_have_their_names_and_an_unknown_one_its_code() =>
        Assert.Equal([("P1", "Bưu cục Bút Sơn", 80), ("P2", "P2", 25)], (await Of(ProgressBy.Post)).Rows.Select(r => (r.Code, r.Name, r.Cumulative)));

    [Fact]
    public async Task Months_show_what_joined_in_them_and_what_was_reached()
    {
        var rows = (await Of(ProgressBy.Month)).Rows;
        Assert.Equal(["2018-10", "2018-11", "2018-12", "2019-01", "2019-02", "2019-03", "2019-04"], rows.Select(r => r.Code));
        Assert.Equal([0, 0, 0, 50, 0, 0, 25], rows.Select(r => r.Actual));
        Assert.Equal([0, 0, 30, 80, 80, 80, 105], rows.Select(r => r.Cumulative));
    }

    [Fact]
    public async Task Who_sees_one_district_gets_its_rows_and_its_sums()
    {
        var progress = await Of(ProgressBy.District, as_: TestModule.Someone("38/399", Permissions.Dashboard));
        Assert.Equal((false, 600, 70, 100), (progress.Whole, progress.Target, progress.Actual, progress.Cumulative));
        Assert.Equal("399", Assert.Single(progress.Rows).Code);
    }

    [Fact]
    public async Task Who_sees_one_commune_has_no_target_there()
    {
        var progress = await Of(ProgressBy.Commune, as_: TestModule.Someone("38/399/15865", Permissions.Dashboard));
        Assert.Equal((null, 50, 80, null), (progress.Target, progress.Actual, progress.Cumulative, progress.Percent));
    }

    [Fact]
    public async Task Places_within_one_another_are_counted_once()
    {
        var access = new Access(Guid.CreateVersion7(), "two", "Hai nơi", null, new Dictionary<string, IReadOnlyList<Scope>>
        {
            [Permissions.Dashboard] = [new("38/399/15865"), new("38/399"), new("38/401")],
        });
        Assert.Equal(75, (await Of(ProgressBy.District, as_: access)).Actual);
    }

    [Fact]
    public async Task The_plan_speaks_of_full_months_only()
    {
        await _targets.Set(new(_campaign.Id, [new("399", "2019-01", 100), new("399", "2019-02", 500), new("400", null, 400)]));
        _targets.Clock.Set(new DateTimeOffset(2019, 3, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        var versionDay = "2019-03-01";
        Assert.Equal(new PlanSoFar(Some.Day("2019-02-28"), 600), (await Of(ProgressBy.District, versionDay)).Plan);
        var behind = (await Of(ProgressBy.District, versionDay)).Rows.Single(r => r.Code == "399");
        Assert.True(behind.Behind);
        Assert.Equal(600, behind.Plan);
    }

    [Fact]
    public async Task Fewer_than_six_weeks_foretell_nothing() => Assert.Equal(Forecast.None, (await Of(ProgressBy.District, "2018-11-10")).Forecast);

    private Task<Progress> Of(ProgressBy by, string asOf = "2019-04-30", Access? as_ = null) =>
        _targets.Ask<ProgressQuery, Progress>(q => q.Of(_campaign, by, Some.Day(asOf), TestContext.Current.CancellationToken), as_);
}

public sealed class ShowProgressOnSqlite() : ShowProgressTests(TestDatabase.Sqlite());

public sealed class ShowProgressOnPostgres() : ShowProgressTests(TestDatabase.Postgres());
