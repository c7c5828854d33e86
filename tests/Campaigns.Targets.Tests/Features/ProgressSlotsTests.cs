using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Events;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Slots;
using Campaigns.Targets.Features.ShowProgress;
using Campaigns.Targets.Subscribers;
using Campaigns.Testing;
using Microsoft.AspNetCore.OutputCaching;

namespace Campaigns.Targets.Tests.Features;

public sealed class ProgressSlotsTests : IAsyncLifetime
{
    private readonly TestDatabase _database = TestDatabase.Sqlite();
    private TargetsModule _targets = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _targets = await TargetsModule.Start(_database);
        await _targets.Has2019();
        _targets.Joined.Add("38/399/15865", "2018-12-31", 30);
        _targets.Joined.Add("38/399/15865", "2019-02-01", 50);
    }

    public async ValueTask DisposeAsync()
    {
        await _targets.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task The_public_is_told_what_counts_for_the_target_and_no_other_number()
    {
        var told = (Progress)(await Slot("content.home-progress", TestModule.Someone("")))!.Model!;
        Assert.Equal((50, 1_000), (told.Actual, told.Target));
    }

    [Fact]
    public async Task Between_the_targets_periods_the_public_is_told_nothing()
    {
        _targets.Clock.Set(new DateTimeOffset(2018, 12, 31, 23, 0, 0, TimeSpan.FromHours(7)));
        Assert.Null(await Slot("content.home-progress"));
        _targets.Clock.Set(new DateTimeOffset(2020, 1, 1, 1, 0, 0, TimeSpan.FromHours(7)));
        Assert.Null(await Slot("content.home-progress"));
    }

    [Fact]
    public async Task Todays_card_is_for_those_who_may_see_the_dashboard_and_of_their_places()
    {
        Assert.Null(await Slot("accounts.today", TestModule.Someone("38", Permissions.View)));
        Assert.Null(await Slot("accounts.today", TestModule.Someone("40", Permissions.Dashboard)));
        Assert.Equal(0, ((Progress)(await Slot("accounts.today", TestModule.Someone("38/400", Permissions.Dashboard)))!.Model!).Actual);
        Assert.Equal(50, ((Progress)(await Slot("accounts.today", TestModule.Someone("38", Permissions.Dashboard)))!.Model!).Actual);
    }

    [Fact]
    public async Task The_home_page_is_made_anew_when_somebody_joins_and_twice_does_no_harm()
    {
        var kept = new Kept();
        var hears = new RefreshHomeOnPersonJoined(kept);
        var joined = new PersonJoinedV1(Guid.CreateVersion7(), Guid.CreateVersion7(), "VSI", "15865", "38/399/15865", Some.Day("2019-03-01"), null);
        for (var i = 0; i < 2; i++) await hears.On(joined, new EventContext(Guid.CreateVersion7(), _targets.Clock.GetUtcNow(), null, 1), Ct);
        Assert.Equal(["content.home", "content.home"], kept.Dropped);
    }

    private Task<SlotItem?> Slot(string name, Access? as_ = null) =>
        _targets.Ask<IEnumerable<ISlotProvider>, SlotItem?>(all => all.Single(p => p.Slot == name).For(null, Ct), as_);

    private sealed class Kept : IOutputCacheStore
    {
        public List<string> Dropped { get; } = [];

        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
        {
            Dropped.Add(tag);
            return ValueTask.CompletedTask;
        }

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]?>(null);

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
