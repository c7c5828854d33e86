using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;
using Campaigns.Operations.Features.SwitchFeature;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Operations.Tests.Features;

public abstract class SwitchFeatureTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _module = await Operations.On(database);

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task<Result<Done>> Switch(string? id, bool on) => _module.In(s => s.GetRequiredService<IHandler<SwitchFeature, Done>>().Handle(new(id, on), Ct));

    private Task<IReadOnlyList<AuditRow>> Noted(AuditFilter? filter = null) => _module.In(async s => (await s.GetRequiredService<IAuditLog>().List(filter ?? new(), null, Ct)).Items);

    private Task<bool> IsOn(string id) => _module.In(s => Task.FromResult(s.GetRequiredService<IFeatures>().Enabled.Contains(id)));

    [Fact]
    public async Task A_feature_nobody_needs_goes_off_and_it_is_noted()
    {
        Assert.True((await Switch("Events", on: false)).Succeeded);
        Assert.False(await IsOn("Events"));
        var note = Assert.Single(await Noted());
        Assert.Equal("operations.feature-off", note.Action);
        Assert.Contains("Events", note.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_need_stays_on_and_they_are_named()
    {
        var refused = Assert.Single((await Switch("Network", on: false)).Failures);
        Assert.Equal("operations.feature-needed", refused.Code);
        Assert.Contains("Events", refused.Args[1].ToString(), StringComparison.Ordinal);
        Assert.True(await IsOn("Network"));
        Assert.Empty(await Noted());
    }

    [Fact]
    public async Task What_does_not_start_says_why_and_is_not_noted_as_done()
    {
        var refused = Assert.Single((await Switch("Survey", on: true)).Failures);
        Assert.Equal("operations.feature-failed", refused.Code);
        Assert.Contains("no table", refused.Args[1].ToString(), StringComparison.Ordinal);
        Assert.Empty(await Noted());
    }

    [Fact]
    public async Task The_page_that_switches_is_not_switched_off() => Assert.Equal("operations.feature-own", Assert.Single((await Switch("Operations", on: false)).Failures).Code);

    [Theory]
    [InlineData(null)]
    [InlineData("Nothing")]
    public async Task A_feature_nobody_knows_is_not_there(string? id) => Assert.Equal(FailureKind.NotFound, Assert.Single((await Switch(id, on: true)).Failures).Kind);

    [Fact]
    public async Task A_second_click_changes_nothing()
    {
        await Switch("Events", on: false);
        Assert.True((await Switch("Events", on: false)).Succeeded);
        Assert.Single(await Noted());
    }
}

public sealed class SwitchFeatureOnSqlite() : SwitchFeatureTests(TestDatabase.Sqlite());

public sealed class SwitchFeatureOnPostgres() : SwitchFeatureTests(TestDatabase.Postgres());
