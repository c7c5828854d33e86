using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.ChangeRole;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Accounts.Features.MakeRole;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Accounts.Tests.Features;

public abstract class RolesTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly string[] AdminsOwn = [Permissions.ViewAccounts, Permissions.ViewRoles, Permissions.ManageGrants, Permissions.ManageRoles];

    private Task<Result<Done>> Change(string key, string? name, int? seen, params string[] permissions) => Do<ChangeRole, Done>(new(key, name, permissions, seen));

    private Task<RoleContent?> Content(string key) => Module.In(s => s.GetRequiredService<RolePermissions>().Find(key, Ct));

    private async Task<string[]> Holds(string key) => [.. (await Content(key))!.Permissions.Select(p => p.Name)];

    [Fact]
    public async Task A_change_holds_from_the_next_request_on_and_a_reset_takes_it_back()
    {
        var id = await Has("a", "38/399", "planner");
        Assert.Equal(["38/399"], await Where(id, SamplePermissions.Plan));
        Assert.Empty((await Change("planner", null, null, SamplePermissions.Look)).Failures);
        Assert.Empty(await Where(id, SamplePermissions.Plan));
        Assert.Equal("accounts.role-changed-meanwhile", Why(await Change("planner", null, null, SamplePermissions.Look)));
        Assert.Empty((await Do<ResetRole, Done>(new("planner"))).Failures);
        Assert.Equal(["38/399"], await Where(id, SamplePermissions.Plan));
    }

    [Fact]
    public async Task A_copy_begins_as_the_other_is_renamed_and_never_may_what_the_other_may_not()
    {
        Assert.Equal("nguoi-xem", (await Do<MakeRole, string>(new("Người xem", Roles.Director))).Value);
        Assert.Equal([SamplePermissions.Look], await Holds("nguoi-xem"));
        Assert.Equal("accounts.role-name-taken", Why(await Do<MakeRole, string>(new("NGƯỜI XEM", null))));
        Assert.Equal("accounts.never-changes", Why(await Change("nguoi-xem", "Người xem", 0, SamplePermissions.Look, SamplePermissions.Plan)));
        Assert.Empty((await Change("nguoi-xem", "Người đọc", 0, SamplePermissions.Look)).Failures);
        Assert.Equal("Người đọc", (await Content("nguoi-xem"))!.Name);
        await Has("b", "38", "nguoi-xem");
        Assert.Equal("accounts.role-in-use", Why(await Do<ResetRole, Done>(new("nguoi-xem"))));
    }

    [Fact]
    public async Task Duties_that_check_each_other_are_not_put_into_one_role_and_the_admin_keeps_what_is_needed_to_decide()
    {
        await Do<MakeRole, string>(new("All in one", null));
        Assert.Equal("accounts.apart-collect-confirm", Why(await Change("all-in-one", "All in one", 0, SamplePermissions.Collect, SamplePermissions.Confirm)));
        Assert.Equal("accounts.never-approve", Why(await Change(Roles.Admin, null, null, [.. AdminsOwn, SamplePermissions.Approve])));
        Assert.Equal("accounts.admin-keeps", Why(await Change(Roles.Admin, null, null, Permissions.ViewAccounts)));
        Assert.Equal("accounts.permission-unknown", Why(await Change("planner", null, null, "no.such-thing")));
        Assert.Equal("accounts.no-such-role", Why(await Change("nobody", null, null)));
    }

    [Fact]
    public async Task A_row_written_by_other_means_gives_nothing_a_role_never_has_and_keeps_what_belongs_to_a_feature_that_is_off()
    {
        await Module.In(async s =>
        {
            var db = s.GetRequiredService<AccountsDbContext>();
            db.Add(Role.Decide(Roles.Admin, null, [.. AdminsOwn, SamplePermissions.Collect, "off.thing-view"]));
            await db.SaveChangesAsync(Ct);
        });
        Assert.DoesNotContain(SamplePermissions.Collect, await Holds(Roles.Admin));
        Assert.Empty((await Change(Roles.Admin, null, 0, AdminsOwn)).Failures);
        Assert.Contains("off.thing-view", (await Content(Roles.Admin))!.Decided!.Permissions);
    }
}

public sealed class RolesOnSqlite() : RolesTests(TestDatabase.Sqlite());

public sealed class RolesOnPostgres() : RolesTests(TestDatabase.Postgres());
