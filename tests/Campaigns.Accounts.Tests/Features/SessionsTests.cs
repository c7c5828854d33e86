using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CloseAccount;
using Campaigns.Accounts.Features.DropSecondFactor;
using Campaigns.Accounts.Features.EndSession;
using Campaigns.Accounts.Features.InviteAccount;
using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Accounts.Features.ProveAgain;
using Campaigns.Accounts.Features.ShowAccount;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Accounts.Tests.Features;

public abstract class SessionsTests(TestDatabase database) : AccountsTests(database)
{
    private Task<Guid> Open(Guid account) => Module.In(s => s.GetRequiredService<Sessions>().Open(account, "Chrome · Windows", "203.113.1.•", Ct));

    private Task<OpenSession?> Find(Guid id) => Module.In(s => s.GetRequiredService<Sessions>().Find(id, Ct));

    private Task<int> Listed(Guid account) => Module.In(async s => (await s.GetRequiredService<OwnAccountQuery>().Sessions(account, Ct)).Count);

    private Task Age(Guid id, TimeSpan opened, TimeSpan seen) => Module.In(async s =>
    {
        await s.GetRequiredService<AccountsDbContext>().Sessions.Where(x => x.Id == id)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.OpenedAt, Real - opened).SetProperty(x => x.LastSeenAt, Real - seen), Ct);
        s.GetRequiredService<Sessions>().Forget(id);
    });

    [Fact]
    public async Task A_session_holds_and_knows_whose_it_is()
    {
        var account = await Has("a");
        var session = await Find(await Open(account));
        Assert.Equal(account, session!.AccountId);
        Assert.Null(await Find(Guid.NewGuid()));
    }

    [Fact]
    public async Task One_that_was_ended_stops_at_once_and_the_others_go_on()
    {
        var account = await Has("a");
        var (one, two) = (await Open(account), await Open(account));
        Assert.NotNull(await Find(one));
        Assert.True((await Do<EndSession, Done>(new(account, one))).Succeeded);
        Assert.Null(await Find(one));
        Assert.NotNull(await Find(two));
        Assert.Equal(1, await Listed(account));
    }

    [Fact]
    public async Task Nobody_ends_a_session_of_another()
    {
        var session = await Open(await Has("a"));
        Assert.Equal(Refusals.NoSuchSession, (await Do<EndSession, Done>(new(await Has("b"), session))).Failures[0]);
        Assert.NotNull(await Find(session));
    }

    [Fact]
    public async Task Signed_out_everywhere_none_holds()
    {
        var account = await Has("a");
        var (one, two) = (await Open(account), await Open(account));
        Assert.NotNull(await Find(one));
        Assert.NotNull(await Find(two));
        await Do<EndAllSessions, Done>(new(account));
        Assert.Null(await Find(one));
        Assert.Null(await Find(two));
        Assert.Equal(0, await Listed(account));
    }

    [Theory]
    [InlineData(11.9, 0.5, true)]
    [InlineData(2, 1.1, false)]
    [InlineData(12.1, 0, false)]
    public async Task Idle_for_an_hour_or_twelve_hours_old_it_is_over(double openedHours, double seenHours, bool holds)
    {
        var account = await Has("a");
        var session = await Open(account);
        await Age(session, TimeSpan.FromHours(openedHours), TimeSpan.FromHours(seenHours));
        Assert.Equal(holds ? 1 : 0, await Listed(account));
        Assert.Equal(holds, await Find(session) is not null);
    }

    [Fact]
    public async Task A_request_keeps_it_from_being_idle_and_is_noted_at_most_once_a_minute()
    {
        var session = await Open(await Has("a"));
        await Age(session, TimeSpan.FromHours(2), TimeSpan.FromMinutes(50));
        await Find(session);
        var seen = await Read(db => db.Sessions.Select(s => s.LastSeenAt).SingleAsync(Ct));
        Assert.True(seen > Real.AddMinutes(-1));
        await Find(session);
        Assert.Equal(seen, await Read(db => db.Sessions.Select(s => s.LastSeenAt).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_closed_account_stops_and_opened_again_its_old_sessions_stay_ended()
    {
        var account = await Has("a");
        var session = await Open(account);
        Assert.NotNull(await Find(session));
        Assert.True((await Do<CloseAccount, Done>(new(account, Close: true))).Succeeded);
        Assert.Contains(account, await Module.In(s => s.GetRequiredService<Contracts.IAccounts>().Closed(Ct)));
        Assert.Null(await Find(session));
        Assert.True((await Do<CloseAccount, Done>(new(account, Close: false))).Succeeded);
        Assert.Empty(await Module.In(s => s.GetRequiredService<Contracts.IAccounts>().Closed(Ct)));
        Assert.Null(await Find(session));
        Assert.NotNull(await Find(await Open(account)));
    }

    [Fact]
    public async Task Who_looks_after_a_district_touches_no_account_that_holds_a_role_beyond_it()
    {
        var (near, above, far) = (await Has("near", "38/399", "planner"), await Has("above", "38", "planner"), await Has("far", "38/401", "planner"));
        var here = TestModule.Someone("38/399", Permissions.EditAccounts);
        foreach (var (id, reason) in new[] { (above, Refusals.BeyondYou), (far, Refusals.NoSuchAccount) })
        {
            Assert.Equal(reason, Assert.Single((await Do<CloseAccount, Done>(new(id, Close: true), here)).Failures));
            Assert.Equal(reason, Assert.Single((await Do<EndAllSessions, Done>(new(id), here)).Failures));
            Assert.Equal(reason, Assert.Single((await Do<SendLinkAgain, Done>(new(id), here)).Failures));
            Assert.Equal(reason, Assert.Single((await Do<DropSecondFactor, Done>(new(id, ByOther: true), here)).Failures));
        }

        Assert.True((await Do<CloseAccount, Done>(new(near, Close: true), here)).Succeeded);
    }

    [Fact]
    public async Task The_last_administrator_and_oneself_stay_open()
    {
        var (one, two) = (await Has("one", "", Roles.Admin), await Has("two", "", Roles.Admin));
        var me = new Access(one, "one", "One", null, new Dictionary<string, IReadOnlyList<Scope>>());
        Assert.Equal(Refusals.NotOneself, (await Module.In(s => s.GetRequiredService<IHandler<CloseAccount, Done>>().Handle(new(one, true), Ct), me)).Failures[0]);
        Assert.True((await Do<CloseAccount, Done>(new(two, Close: true))).Succeeded);
        Assert.Equal(Refusals.LastAdminStays, (await Do<CloseAccount, Done>(new(one, Close: true))).Failures[0]);
    }

    [Fact]
    public async Task Two_administrators_closed_at_once_leave_one()
    {
        var (one, two) = (await Has("one", "", Roles.Admin), await Has("two", "", Roles.Admin));
        await Task.WhenAll(Task.Run(() => Do<CloseAccount, Done>(new(one, true))), Task.Run(() => Do<CloseAccount, Done>(new(two, true))));
        Assert.Equal(1, await Read(db => db.Accounts.CountAsync(a => a.DisabledAt == null, Ct)));
    }

    [Fact]
    public async Task A_proof_is_noted_by_the_right_password_and_wrong_ones_close_the_account()
    {
        var account = await Has("a");
        var session = await Open(account);
        await Read(db => db.Sessions.ExecuteUpdateAsync(u => u.SetProperty(s => s.ProvedAt, Real.AddHours(-1)), Ct));
        for (var i = 0; i < 3; i++) Assert.Equal(Refusals.ProofWrong, (await Do<ProveAgain, Done>(new(account, session, "wrong"))).Failures[0]);
        Assert.True((await Do<ProveAgain, Done>(new(account, session, Password))).Succeeded);
        Assert.True((await Find(session))!.ProvedAt > Real.AddMinutes(-1));
        for (var i = 0; i < 5; i++) await Do<ProveAgain, Done>(new(account, session, "wrong"));
        Assert.Equal(Refusals.SignInLocked, (await Do<ProveAgain, Done>(new(account, session, Password))).Failures[0]);
    }
}

public sealed class SessionsOnSqlite() : SessionsTests(TestDatabase.Sqlite());

public sealed class SessionsOnPostgres() : SessionsTests(TestDatabase.Postgres());
