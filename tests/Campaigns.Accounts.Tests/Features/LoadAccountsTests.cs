using System.Text;
using System.Text.Json;
using Campaigns.Accounts.Contracts;
using Campaigns.Accounts.Data;
using Campaigns.Accounts.Features.LoadAccounts;
using Campaigns.Accounts.Features.SignIn;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Security;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Xunit;

namespace Campaigns.Accounts.Tests.Features;

public abstract class LoadAccountsTests(TestDatabase database) : AccountsTests(database)
{
    private const string Step = """{"name":"accounts-users","file":"accounts.csv","password":"Thanhhoa-2019"}""";

    private static Stream Shipped(string year) => typeof(Startup).Assembly.GetManifestResourceStream($"Recipes/accounts-{year}.csv")!;

    private Task Load(Func<Stream> file, string? environment = null) => Module.In(s =>
    {
        var context = new RecipeContext(JsonDocument.Parse(Step).RootElement, _ => file(), _ => { });
        var step = new LoadAccountsStep(s.GetRequiredService<IAccounts>(), new HostingEnvironment { EnvironmentName = environment ?? Environments.Development });
        return step.Run(context, Ct);
    });

    private Task<int> Count() => Module.In(s => s.GetRequiredService<AccountsDbContext>().Accounts.CountAsync(Ct));

    [Theory]
    [InlineData("2019", "coordinator.hoanghoa", "38/399")]
    [InlineData("2026", "coordinator.dongson", "38/dong-son")]
    public async Task The_demo_accounts_can_sign_in_and_hold_their_roles(string year, string user, string place)
    {
        await Load(() => Shipped(year));
        Assert.Equal(14, await Count());
        Assert.Equal(1, Hasher.Hashed); // One published password, hashed once: set-up does not wait for fourteen slow hashes.
        var signedIn = await Do<SignIn, SignedIn>(new(user, "Thanhhoa-2019"));
        await Module.In(async s =>
        {
            var grant = await s.GetRequiredService<AccountsDbContext>().Grants.SingleAsync(g => g.AccountId == signedIn.Value.AccountId, Ct);
            Assert.Equal((Roles.AreaCoordinator, place), (grant.RoleKey, grant.ScopePath));
        });
    }

    [Fact]
    public async Task Loading_twice_changes_nothing()
    {
        await Load(() => Shipped("2019"));
        await Load(() => Shipped("2019"));
        Assert.Equal(14, await Count());
        Assert.Equal(14, await Module.In(s => s.GetRequiredService<AccountsDbContext>().Grants.CountAsync(Ct)));
    }

    [Fact]
    public async Task In_production_there_are_no_demo_accounts()
    {
        await Load(() => Shipped("2019"), Environments.Production);
        Assert.Equal(0, await Count());
    }

    [Theory]
    [InlineData("username,fullName\na,b", "needs the columns")]
    [InlineData("username,fullName,roles,scopePath,organisation\na,b", "line 2")]
    public async Task A_broken_file_is_named_with_its_place(string file, string part)
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => Load(() => new MemoryStream(Encoding.UTF8.GetBytes(file))));
        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Count());
    }

    [Fact]
    public async Task A_password_below_the_policy_is_refused_at_set_up_too() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Module.In(s => s.GetRequiredService<IAccounts>().Ensure(new("a", "A", null, [], "", "short"), Ct)));
}

public sealed class LoadAccountsOnSqlite() : LoadAccountsTests(TestDatabase.Sqlite());

public sealed class LoadAccountsOnPostgres() : LoadAccountsTests(TestDatabase.Postgres());
