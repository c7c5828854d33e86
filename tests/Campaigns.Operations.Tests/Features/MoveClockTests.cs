using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Navigation;
using Campaigns.Operations.Features.RunDemo;
using Campaigns.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Campaigns.Operations.Tests.Features;

public sealed class MoveClockTests : IAsyncLifetime
{
    private readonly TestDatabase _database = TestDatabase.Sqlite();
    private readonly SomeDemo _demo = new();
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _module = await Operations.On(_database, _demo);

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await _database.DisposeAsync();
    }

    private Task<Result<DateTimeOffset>> Move(DateOnly? day, TimeOnly? time, bool manual = true) => _module.In(s =>
    {
        s.GetRequiredService<SomeClock>().IsManual = manual;
        return s.GetRequiredService<IHandler<MoveClock, DateTimeOffset>>().Handle(new(day, time), Ct);
    });

    private Task<List<DateTimeOffset>> Moves() => _module.In(s => Task.FromResult(s.GetRequiredService<SomeClock>().Moves));

    [Fact]
    public async Task The_day_and_time_are_those_of_vietnam()
    {
        Assert.True((await Move(new(2019, 3, 4), new(7, 30))).Succeeded);
        Assert.Equal([new DateTimeOffset(2019, 3, 4, 0, 30, 0, TimeSpan.Zero)], await Moves());
    }

    [Fact]
    public async Task It_never_moves_back()
    {
        Assert.Equal("operations.clock-only-forward", Assert.Single((await Move(new(2019, 3, 1), new(8, 59))).Failures).Code);
        Assert.Empty(await Moves());
        Assert.True((await Move(new(2019, 3, 1), new(9, 0))).Succeeded);
    }

    [Fact]
    public async Task A_year_mistyped_is_refused() => Assert.Equal("operations.clock-too-far", Assert.Single((await Move(new(2091, 3, 1), new(9, 0))).Failures).Code);

    [Fact]
    public async Task The_real_clock_is_not_moved()
    {
        Assert.Equal(FailureKind.Conflict, Assert.Single((await Move(new(2019, 3, 4), new(7, 30), manual: false)).Failures).Kind);
        Assert.Empty(await Moves());
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field() => Assert.Equal(["day", "time"], (await Move(null, null)).Failures.Select(f => f.Field));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_page_and_its_menu_entry_are_there_in_a_demo_only(bool available)
    {
        _demo.Available = available;
        await _module.In(s =>
        {
            Assert.Equal(available ? 0 : 1, s.GetRequiredService<IOptions<RazorPagesOptions>>().Value.Conventions.Count);
            var menu = new NavigationBuilder();
            foreach (var provider in s.GetServices<INavigationProvider>()) provider.Build(menu);
            Assert.Equal(available, menu.Items.Any(i => i.Href == "/admin/system/demo"));
            return Task.CompletedTask;
        });
    }
}
