using Campaigns.Accounts.Contracts;
using Campaigns.Accounts.Features.EndGrant;
using Campaigns.Accounts.Features.GrantRole;
using Campaigns.Accounts.Features.ListAccounts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Accounts.Tests.Features;

public abstract class GrantsTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly DateOnly Today = new(2019, 3, 1);

    // Gives roles in one district only.
    private static readonly Access Local = TestModule.Someone("38/399", Permissions.ManageGrants, Permissions.ViewAccounts);

    private Task<Result<Guid>> Give(Guid to, string role, string place, Access? by = null, DateOnly? from = null, DateOnly? last = null, string? organisation = null) =>
        Do<GrantRole, Guid>(new(to, role, place, organisation, from, last), by);

    private async Task<Access> Signed(Guid id) => (await AccessOf(id))!;

    [Fact]
    public async Task A_role_is_given_at_a_place_and_holds_there_from_the_next_request_until_its_last_day_is_over()
    {
        var id = await Has("a", "38/399", "decider");
        Assert.Empty(await Where(id, SamplePermissions.Look));
        var given = await Give(id, "looker", "38/399", Local, Today, Today.AddDays(2));
        Assert.Empty(given.Failures);
        Assert.Equal(["38/399"], await Where(id, SamplePermissions.Look));
        Assert.Equal("accounts.grant-there", Why(await Give(id, "looker", "38/399", Local, Today, Today.AddDays(1))));
        Module.Clock.Set(Today.AddDays(3).Start().AddTicks(-1));
        Assert.Equal(["38/399"], await Where(id, SamplePermissions.Look));
        Module.Clock.Set(Today.AddDays(3).Start());
        Assert.Empty(await Where(id, SamplePermissions.Look));
    }

    [Fact]
    public async Task An_ended_role_is_gone_at_once_and_stays_to_be_read()
    {
        var id = await Has("a", "38/399", "looker");
        var given = (await Give(id, "planner", "38/399", Local)).Value;
        Assert.Equal(["38/399"], await Where(id, SamplePermissions.Plan));
        Assert.Empty((await Do<EndGrant, Done>(new(id, given), Local)).Failures);
        Assert.Empty(await Where(id, SamplePermissions.Plan));
        Assert.Empty((await Do<EndGrant, Done>(new(id, given), Local)).Failures);
        var holder = await Module.In(s => s.GetRequiredService<HolderQuery>().Find(id, Ct), Local);
        Assert.Equal(Standing.Ended, Assert.Single(holder!.Grants, g => g.Id == given).Standing);
    }

    [Fact]
    public async Task Nobody_gives_or_ends_a_role_outside_their_own_places_or_sees_who_holds_one_there()
    {
        var near = await Has("near", "38/399", "looker");
        var far = await Has("far", "38/400", "looker");
        Assert.Equal("accounts.no-such-account", Why(await Give(far, "looker", "38/399", Local)));
        foreach (var place in new[] { "38", "38/400", "" })
            Assert.Contains(Why(await Give(near, "planner", place, Local)), new[] { "accounts.place-unknown", "accounts.place-outside" });
        var theirs = (await Give(near, "planner", "38/400")).Value;
        Assert.Equal("accounts.no-such-grant", Why(await Do<EndGrant, Done>(new(near, theirs), Local)));
        Assert.Equal(["near"], await Module.In(async s => (await s.GetRequiredService<ListAccountsQuery>().Run(null, null, Ct)).Items.Select(a => a.UserName), Local));
        Assert.Null(await Module.In(s => s.GetRequiredService<HolderQuery>().Find(far, Ct), Local));
    }

    [Fact]
    public async Task Nobody_raises_themselves_or_gives_more_power_than_they_have()
    {
        var me = await Has("me", "38/399");
        Assert.Empty((await Give(me, Roles.Admin, "38/399")).Failures);
        var mine = await Signed(me);
        Assert.Equal("accounts.grant-own", Why(await Give(me, "planner", "38/399", mine)));

        var other = await Has("other", "38/399", "looker");
        Assert.Equal("accounts.grant-more", Why(await Give(other, Roles.Admin, "38/399", Local)));
        Assert.DoesNotContain(Permissions.ManageRoles, mine.Grants.Keys);
    }

    [Fact]
    public async Task Duties_that_check_each_other_do_not_come_to_one_person_by_two_roles()
    {
        var id = await Has("a", "38/399", Roles.Collector);
        Assert.Equal("accounts.apart-collect-confirm", Why(await Give(id, Roles.Cashier, "38/400")));
        Assert.Equal("accounts.apart-administer-collect", Why(await Give(id, Roles.Admin, "38")));
    }

    [Fact]
    public async Task The_last_who_gives_roles_everywhere_is_not_taken_away()
    {
        var (one, two) = (await Has("one", ""), await Has("two", ""));
        var first = (await Give(one, Roles.Admin, "")).Value;
        Assert.Equal("accounts.last-admin", Why(await Do<EndGrant, Done>(new(one, first))));
        await Give(two, Roles.Admin, "");
        Assert.Empty((await Do<EndGrant, Done>(new(one, first))).Failures);
    }

    [Fact]
    public async Task A_role_for_one_organisation_says_so_and_what_is_site_wide_needs_the_whole_tree()
    {
        var id = await Has("a", "38/399", "looker");
        Assert.Empty(await Where(id, SamplePermissions.ReadAll));
        Assert.Equal("accounts.organisation-unknown", Why(await Give(id, "planner", "38/399", organisation: "nobody")));
        Assert.Empty((await Give(id, "looker", "38", organisation: "post")).Failures);
        Assert.Contains(new Scope("38", "post"), (await Signed(id)).Grants[SamplePermissions.Look]);
        Assert.Equal(["38"], await Where(id, SamplePermissions.ReadAll));
    }

    [Fact]
    public async Task A_role_follows_its_place_through_a_reform_of_the_tree()
    {
        var (old, young) = (await Has("old", "38/399", "looker"), await Has("young", "38/hoang-hoa", "looker"));
        Assert.Equal(["38/399"], await Where(old, SamplePermissions.Look));
        Module.Clock.Set(new DateOnly(2026, 3, 2).Start());
        Assert.Equal(["38/399", "38/hoang-hoa"], await Where(old, SamplePermissions.Look));
        Assert.Equal(["38/399", "38/hoang-hoa"], await Where(young, SamplePermissions.Look));
    }
}

public sealed class GrantsOnSqlite() : GrantsTests(TestDatabase.Sqlite());

public sealed class GrantsOnPostgres() : GrantsTests(TestDatabase.Postgres());
