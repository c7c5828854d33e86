using System.Text.Json;
using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Network.Tests.Features;

public abstract class SetUpTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _network = null!;

    public async ValueTask InitializeAsync() => _network = await World.Start(database);

    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData("2019", "2019-04-30")]
    [InlineData("2026", "2026-03-02")]
    public async Task A_world_has_its_network_and_a_second_run_changes_nothing(string world, string day)
    {
        await World.Load(_network, world);
        var first = await Everything();
        Assert.Equal(2, first.Organisations);
        Assert.Equal(707, first.Offices);
        Assert.Equal(2000, first.PostStaff);
        Assert.Equal(924 + 27, first.Units);
        Assert.Equal(213, first.Holidays);
        await World.Load(_network, world);
        Assert.Equal(first, await Everything());

        var places = await _network.In(s => s.GetRequiredService<NetworkDbContext>().Employees.Select(e => e.ScopePath).Distinct().ToListAsync(TestContext.Current.CancellationToken));
        await _network.In(async s =>
        {
            var units = await s.GetRequiredService<Register>().Units(TestContext.Current.CancellationToken);
            Assert.All(places, path => Assert.Equal(path, units.Find(path.Split('/')[^1], DateOnly.Parse(day))?.Path));
        });
    }

    [Fact]
    public async Task Named_staff_have_their_office_their_role_and_their_account()
    {
        await World.Load(_network, "2019");
        await _network.In(async services =>
        {
            var (staff, ct) = (services.GetRequiredService<IStaff>(), TestContext.Current.CancellationToken);
            var account = await services.GetRequiredService<Accounts.Contracts.IAccounts>().Find("presenter", ct);
            var presenter = await staff.OfAccount(account!.Value, ct);
            Assert.Equal(("Lê Thị Vân", "Bưu điện huyện Hoằng Hóa", "399", "38/399"), (presenter!.Name, presenter.Office, presenter.UnitCode, presenter.ScopePath));
            Assert.Equal(["presenter"], presenter.Roles);
            Assert.Equal(6, (await staff.WithRole("presenter", null, ct)).Count);
            Assert.Equal(presenter.Id, Assert.Single(await staff.WithRole("presenter", "38/399", ct)).Id);
            Assert.Empty(await staff.WithRole("presenter", "38/39", ct));
            Assert.Equal("BHXH tỉnh", (await staff.Find((await staff.ByKeys(["trainer", "nobody"], ct))["trainer"], ct))!.Office);
            Assert.Equal("38/399/15865", (await staff.WithRole("collector", null, ct)).Single().ScopePath);
        });
    }

    [Fact]
    public async Task A_leave_of_the_story_is_kept()
    {
        await World.Load(_network, "2026");
        var leave = await _network.In(s => s.GetRequiredService<NetworkDbContext>().Leaves.SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal((new(2026, 3, 14), new(2026, 3, 15)), (leave.From, leave.To));
    }

    [Theory]
    [InlineData("code,name\na,b,c\n", "line 2")]
    [InlineData("code,name\na,\"b\"\n", "line 2")]
    [InlineData("", "empty")]
    [InlineData("code,level,validFrom,validTo,parentCode\n38,moon,2019-01-01,,\n", "moon")]
    public async Task A_broken_table_is_refused_by_its_place_and_nothing_is_kept(string table, string place)
    {
        using var step = JsonDocument.Parse("""{"name":"network-units","file":"broken.csv"}""");
        var refused = await Assert.ThrowsAsync<RecipeException>(() => _network.In(s => s.GetServices<IRecipeStep>().Single(x => x.Name == "network-units")
            .Run(new(step.RootElement, _ => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(table)), _ => { }), TestContext.Current.CancellationToken)));
        Assert.Contains(place, refused.Message);
        Assert.Equal(0, (await Everything()).Units);
    }

    private Task<Counts> Everything() => _network.In(async services =>
    {
        var (db, ct) = (services.GetRequiredService<NetworkDbContext>(), TestContext.Current.CancellationToken);
        return new Counts(
            await db.Units.CountAsync(ct), await db.Successions.CountAsync(ct), await db.Organisations.CountAsync(ct), await db.Offices.CountAsync(ct),
            await db.Employees.CountAsync(e => e.OrganisationCode == "post", ct), await db.Employees.CountAsync(ct), await db.Holidays.CountAsync(ct),
            await db.Units.SumAsync(u => u.Version, ct));
    });

    private sealed record Counts(int Units, int Successions, int Organisations, int Offices, int PostStaff, int Staff, int Holidays, int Changes);
}

public sealed class SetUpOnSqlite() : SetUpTests(TestDatabase.Sqlite());

public sealed class SetUpOnPostgres() : SetUpTests(TestDatabase.Postgres());
