using System.Globalization;
using Campaigns.Accounts.Contracts;
using Campaigns.Accounts.Features.ListAccounts;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Campaigns.Accounts.Tests.Features;

public abstract class ListAccountsTests(TestDatabase database) : AccountsTests(database)
{
    private Task<IReadOnlyList<AccountRow>> List(string? q) => Module.In(async s => (await s.GetRequiredService<ListAccountsQuery>().Run(q, null, Ct)).Items);

    [Theory]
    [InlineData(null, 2)]
    [InlineData("le thi hanh", 2)]
    [InlineData("HẠNH desk", 1)]
    [InlineData("nobody", 0)]
    public async Task Names_are_found_without_marks_and_case(string? q, int found)
    {
        await Has("desk");
        await Has("cashier");
        Assert.Equal(found, (await List(q)).Count);
    }

    [Fact]
    public async Task An_account_is_listed_with_the_roles_it_holds_now()
    {
        await Has("desk", "38/399", "desk", "collector");
        var grants = Assert.Single(await List(null)).Grants;
        Assert.Equal(["collector", "desk"], grants.Select(g => g.RoleKey).Order());
        Assert.All(grants, g => Assert.Equal("38/399", g.ScopePath));
    }

    [Fact]
    public async Task A_place_nobody_can_name_is_shown_by_its_path_and_a_source_that_fails_does_no_harm() => await Module.In(async s =>
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        var places = new Places([new Broken(), new OneName()], s.GetRequiredService<IStringLocalizer>(), NullLogger<Places>.Instance);
        var nameOf = await places.Named(["", "38/399", "38/400"], Ct);
        Assert.Equal(["Toàn hệ thống", "Huyện Hoằng Hóa", "38/400"], new[] { "", "38/399", "38/400" }.Select(nameOf));
    });

    private sealed class OneName : IPlaceNames
    {
        public Task<IReadOnlyDictionary<string, string>> Of(IReadOnlyCollection<string> scopePaths, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string> { ["38/399"] = "Huyện Hoằng Hóa" });
    }

    private sealed class Broken : IPlaceNames
    {
        public Task<IReadOnlyDictionary<string, string>> Of(IReadOnlyCollection<string> scopePaths, CancellationToken ct) => throw new InvalidOperationException("broken");
    }
}

public sealed class ListAccountsOnSqlite() : ListAccountsTests(TestDatabase.Sqlite());

public sealed class ListAccountsOnPostgres() : ListAccountsTests(TestDatabase.Postgres());
