using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.ChangePassword;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Accounts.Features.SignIn;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Accounts.Tests.Features;

public abstract class CheckAccessTests(TestDatabase database) : AccountsTests(database)
{
    private Task<Access?> Access(Guid id) => Module.In(s => s.GetRequiredService<IAccess>().Find(id, Ct));

    private Task Change(Action<AccountsDbContext> change, Guid id) => Module.In(async s =>
    {
        var db = s.GetRequiredService<AccountsDbContext>();
        change(db);
        await db.SaveChangesAsync(Ct);
        s.GetRequiredService<AccessReader>().Forget(id);
    });

    [Fact]
    public async Task A_role_gives_its_permissions_at_its_place_only()
    {
        var access = await Access(await Has("a", "38/399", "planner"));
        Assert.Equal([new Scope("38/399")], access!.Grants[SamplePermissions.Plan]);
        Assert.DoesNotContain(Permissions.ViewAccounts, access.Grants.Keys);
        Assert.True(access.Grants[SamplePermissions.Plan][0].Contains(new Scope("38/399/15865")));
        Assert.False(access.Grants[SamplePermissions.Plan][0].Contains(new Scope("38/3990")));
    }

    [Fact]
    public async Task Roles_at_several_places_add_up_and_a_place_inside_another_is_left_out()
    {
        var id = await Has("a", "38/399", "planner");
        await Change(db => db.AddRange(Grant.Of(id, "looker", "38"), Grant.Of(id, "planner", "38/400")), id);
        var access = await Access(id);
        Assert.Equal(["38/399", "38/400"], access!.Grants[SamplePermissions.Plan].Select(s => s.Path).Order());
        Assert.Equal([new Scope("38")], access.Grants[SamplePermissions.Look]);
    }

    [Fact]
    public async Task A_grant_holds_in_its_time_by_the_business_clock()
    {
        var id = await Has("a", "38");
        var day = Module.Clock.GetUtcNow().AddDays(1);
        await Change(db => db.Add(Grant.Of(id, "looker", "38", day, day.AddDays(1))), id);
        Assert.Empty((await Access(id))!.Grants);
        Module.Clock.Set(day);
        await Change(_ => { }, id);
        Assert.Contains(SamplePermissions.Look, (await Access(id))!.Grants.Keys);
        Module.Clock.Set(day.AddDays(1));
        await Change(_ => { }, id);
        Assert.Empty((await Access(id))!.Grants);
    }

    [Fact]
    public async Task A_role_that_was_decided_on_holds_exactly_that_and_nothing_that_is_off()
    {
        var id = await Has("a", "38", "planner");
        await Change(db => db.Add(Role.Decide("planner", null, [SamplePermissions.Look, "gone.thing-do"])), id);
        Assert.Equal([SamplePermissions.Look], (await Access(id))!.Grants.Keys);
    }

    [Fact]
    public async Task Who_is_unknown_or_closed_has_no_access()
    {
        Assert.Null(await Access(Guid.NewGuid()));
        var id = await Has("a", "38", "planner");
        Assert.NotNull(await Access(id));
        await Change(db => db.Accounts.Single(a => a.Id == id).Disable(Module.Clock.GetUtcNow()), id);
        Assert.Null(await Access(id));
    }

    [Fact]
    public async Task Five_wrong_passwords_do_not_throw_out_who_is_signed_in()
    {
        var id = await Has("a", "38", "planner");
        for (var i = 0; i < 5; i++) await Do<SignIn, SignedIn>(new("a", "wrong"));
        await Change(_ => { }, id);
        Assert.NotNull(await Access(id));
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_of_the_old_one_at_once()
    {
        var id = await Has("a", "38", "planner");
        var before = await Stamp(id);
        Assert.True(await Current(id, before));
        var changed = await Do<ChangePassword, Done>(new(id, Password, "another-sentence", "another-sentence"));
        Assert.Empty(changed.Failures);
        Assert.False(await Current(id, before));
        Assert.True(await Current(id, await Stamp(id)));
        Assert.True((await Do<SignIn, SignedIn>(new("a", "another-sentence"))).Succeeded);
    }

    [Theory]
    [InlineData("wrong", "another-sentence", "another-sentence", "accounts.password-current-wrong")]
    [InlineData(Password, "short", "short", "accounts.password-too-short")]
    [InlineData(Password, "aaaaaaaaaaaa", "aaaaaaaaaaaa", "accounts.password-too-plain")]
    [InlineData(Password, "coordinator-1", "coordinator-1", "accounts.password-too-plain")]
    [InlineData(Password, "elevensigns", "elevensigns", "accounts.password-too-short")]
    [InlineData(Password, "another-sentence", "another-sentense", "accounts.passwords-differ")]
    public async Task A_password_that_will_not_do_changes_nothing(string current, string wanted, string repeated, string reason)
    {
        var id = await Has("coordinator");
        var refused = await Do<ChangePassword, Done>(new(id, current, wanted, repeated));
        Assert.Equal(reason, Assert.Single(refused.Failures).Code);
        Assert.True((await Do<SignIn, SignedIn>(new("coordinator", Password))).Succeeded);
    }

    private Task<string> Stamp(Guid id) => Module.In(s => s.GetRequiredService<AccountsDbContext>().Accounts.Where(a => a.Id == id).Select(a => a.SecurityStamp).SingleAsync(Ct));

    private Task<bool> Current(Guid id, string stamp) => Module.In(s => s.GetRequiredService<AccessReader>().IsCurrent(id, stamp, Ct));
}

public sealed class CheckAccessOnSqlite() : CheckAccessTests(TestDatabase.Sqlite());

public sealed class CheckAccessOnPostgres() : CheckAccessTests(TestDatabase.Postgres());
