using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.ExplainAccess;
using Campaigns.Accounts.Features.LendPermissions;
using Campaigns.Accounts.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Accounts.Tests.Features;

public abstract class DelegationTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly DateOnly Today = new(2019, 3, 1);

    private Task<Result<Guid>> Lend(Guid from, string to, int first = 0, int last = 4, params string[] chosen) =>
        Do<LendPermissions, Guid>(new(from, to, Today.AddDays(first), Today.AddDays(last), chosen, "nghỉ phép"));

    private Task<Explanation> Why(Guid id, string permission, string place) => Module.In(async s =>
        await s.GetRequiredService<WhyQuery>().Explain(await s.GetRequiredService<AccountsDbContext>().Accounts.SingleAsync(a => a.Id == id, Ct), permission, new(place), Ct));

    [Fact]
    public async Task A_stand_in_may_what_was_lent_in_its_days_under_their_own_name_and_on_behalf_of_the_other()
    {
        var (anh, ngoc) = (await Has("anh", "38/399", "planner"), await Has("ngoc", "38/400", "looker"));
        Assert.Empty((await Lend(anh, "ngoc", 1, 2, SamplePermissions.Plan)).Failures);
        Assert.Empty(await Where(ngoc, SamplePermissions.Plan));
        Module.Clock.Set(Today.AddDays(1).Start());
        Assert.Equal(["38/399"], await Where(ngoc, SamplePermissions.Plan));
        Assert.Equal(["38/400"], await Where(ngoc, SamplePermissions.Look));

        var access = await AccessOf(ngoc);
        Assert.Equal(new Lent(SamplePermissions.Plan, new("38/399"), "anh"), Assert.Single(access!.Lent));
        await Module.In(async s =>
        {
            var actor = s.GetRequiredService<IActor>();
            Assert.True(actor.Has(SamplePermissions.Look, new("38/400")));
            Assert.Null(actor.OnBehalfOf);
            Assert.True(actor.Has(SamplePermissions.Plan, new("38/399")));
            Assert.Equal("anh", actor.OnBehalfOf);
            s.GetRequiredService<IAudit>().Note("sample.planned", new("sample.thing", anh), new { seats = 40 });
            await s.GetRequiredService<AccountsDbContext>().SaveChangesAsync(Ct);
        }, access);
        var note = await Module.In(s => s.GetRequiredService<IAuditLog>().List(new(Action: "sample.planned"), null, Ct));
        Assert.Equal(("ngoc", """{"seats":40,"onBehalfOf":"anh"}"""), (note.Items[0].ActorName, note.Items[0].Details));

        Module.Clock.Set(Today.AddDays(3).Start());
        Assert.Empty(await Where(ngoc, SamplePermissions.Plan));
    }

    [Fact]
    public async Task What_was_lent_is_not_passed_on_and_ends_with_the_lenders_own_or_when_either_says_so()
    {
        var (a, b, c) = (await Has("a", "38", "planner"), await Has("b", "38", "looker"), await Has("c", "38", "looker"));
        var loan = (await Lend(a, "b")).Value;
        Assert.Equal(["38"], await Where(b, SamplePermissions.Plan));
        Assert.Equal("accounts.nothing-to-lend", Why(await Lend(b, "c", 0, 4, SamplePermissions.Plan)));
        Assert.Empty((await Lend(b, "c", 0, 4)).Failures);
        Assert.Empty(await Where(c, SamplePermissions.Plan));
        Assert.Equal("accounts.delegate-away", Why(await Lend(c, "b")));
        Assert.Equal("accounts.no-such-delegation", Why(await Do<EndLoan, Done>(new(c, loan))));
        Assert.Empty((await Do<EndLoan, Done>(new(b, loan))).Failures);
        Assert.Empty(await Where(b, SamplePermissions.Plan));
    }

    [Fact]
    public async Task Lending_keeps_duties_apart_stays_in_the_organisation_and_is_short()
    {
        var planner = await Has("planner", "38", "planner");
        await Has("decider", "38", "decider");
        await Has("director", "38", Roles.Director);
        var far = await Module.In(s => s.GetRequiredService<Contracts.IAccounts>().Ensure(new("far", "Mai Xuân Thủy", "bhxh", ["looker"], "38", Password), Ct));
        Assert.Equal("accounts.apart-plan-approve", Why(await Lend(planner, "decider")));
        Assert.Equal("accounts.never-changes", Why(await Lend(planner, "director")));
        Assert.Equal("accounts.delegate-unknown", Why(await Lend(planner, "far")));
        Assert.Equal("accounts.delegate-unknown", Why(await Lend(planner, "planner")));
        Assert.Equal("accounts.delegation-too-long", Why(await Lend(planner, "director", 0, 45)));
        Assert.Equal("accounts.ends-in-the-past", Why(await Lend(planner, "director", -5, -1)));
        Assert.NotEqual(Guid.Empty, far);
    }

    [Fact]
    public async Task A_colleague_is_chosen_by_name_whatever_its_marks_and_of_two_namesakes_by_user_name()
    {
        var planner = await Has("planner", "38", "planner");
        foreach (var (user, name) in new[] { ("ngoc", "Lưu Thị Ngọc"), ("lan", "Lê Thị Lan"), ("lan.2", "Lê Thị Lan") })
            await Module.In(s => s.GetRequiredService<Contracts.IAccounts>().Ensure(new(user, name, "post", ["looker"], "38", Password), Ct));
        var chosen = await Module.In(async s =>
        {
            var lending = s.GetRequiredService<Lending>();
            var found = new List<Guid?>();
            foreach (var typed in new[] { "luu thi ngoc", "Lê Thị Lan", "Lê Thị Lan (lan.2)" }) found.Add(await lending.Colleague(planner, typed, Ct));
            return found;
        });
        Assert.Equal([true, false, true], chosen.Select(c => c is not null));
        Assert.Empty((await Lend(planner, "Lưu Thị Ngọc")).Failures);
        Assert.Equal("accounts.delegate-unknown", Why(await Lend(planner, "Lưu Thị")));
    }

    [Fact]
    public async Task Duties_that_come_together_only_later_are_not_lent_all_the_same()
    {
        var (planner, colleague) = (await Has("planner", "38", "planner"), await Has("colleague", "38", "looker"));
        await Lend(planner, "colleague");
        Assert.Equal(["38"], await Where(colleague, SamplePermissions.Plan));
        await Module.In(async s =>
        {
            var db = s.GetRequiredService<AccountsDbContext>();
            db.Add(Grant.Of(colleague, "decider", "38"));
            await db.SaveChangesAsync(Ct);
        });
        Assert.Empty(await Where(colleague, SamplePermissions.Plan));
        Assert.Equal("accounts.why-loan-apart", (await Why(colleague, SamplePermissions.Plan, "38")).Reasons[0].Key);
    }

    [Fact]
    public async Task Why_somebody_may_or_may_not_is_told_with_what_would_be_needed()
    {
        var (a, b) = (await Has("a", "38/399", "looker"), await Has("b", "38", "planner"));
        Assert.Equal((true, "accounts.why-role"), Told(await Why(a, SamplePermissions.Look, "38/399/15865")));
        Assert.Equal((false, "accounts.why-elsewhere"), Told(await Why(a, SamplePermissions.Look, "38/400")));
        Assert.Equal((false, "accounts.why-site-wide"), Told(await Why(a, SamplePermissions.ReadAll, "")));
        Assert.Equal((false, "accounts.why-no-role"), Told(await Why(a, SamplePermissions.Plan, "38/399")));
        Assert.Equal("accounts.why-needs", (await Why(a, SamplePermissions.Plan, "38/399")).Needed[0].Key);
        Assert.Equal((false, "accounts.why-no-such"), Told(await Why(a, "off.thing-view", "38/399")));

        await Lend(b, "a", 1, 2);
        Assert.Equal((false, "accounts.why-loan-not-yet"), Told(await Why(a, SamplePermissions.Plan, "38/399")));
        Module.Clock.Set(Today.AddDays(1).Start());
        Assert.Equal((true, "accounts.why-lent"), Told(await Why(a, SamplePermissions.Plan, "38/399")));
        Module.Clock.Set(Today.AddDays(3).Start());
        Assert.Equal((false, "accounts.why-loan-over"), Told(await Why(a, SamplePermissions.Plan, "38/399")));

        static (bool, string) Told(Explanation told) => (told.May, told.Reasons[0].Key);
    }
}

public sealed class DelegationOnSqlite() : DelegationTests(TestDatabase.Sqlite());

public sealed class DelegationOnPostgres() : DelegationTests(TestDatabase.Postgres());
