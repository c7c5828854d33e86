using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.State;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Tests.Features;

/// <summary>Nobody ran for three weeks, and the first who runs again dies in the middle: what was due in that time fires in order of time across all
/// requests, and each once.</summary>
public abstract class DowntimeTests(TestDatabase database) : IAsyncLifetime
{
    private const int Requests = 6;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Missed_timers_fire_in_order_across_requests_and_once_across_restarts()
    {
        await using (var before = await ApprovalsModule.Start(database))
        {
            await before.Publish(Some.RouteText(Some.Stage("a", Some.AreaPost, """
                "sla":{"due":"1wd","escalate":[{"after":"0wh","to":[{"user":"prov-post"}],"mode":"add"}],"onExpire":{"after":"9wd","outcome":"reject"}}
                """)));

            // Put up in turns, so that the timers of one lie between those of the others.
            for (var i = 0; i < Requests; i++)
            {
                before.Clock.Freeze(Some.Now.AddHours(i * 5 % 23));
                await before.Submit($"s{i}");
            }
        }

        var back = Some.Now.AddDays(21);
        await using (var first = await ApprovalsModule.Start(database))
        {
            await Ticking(first, back);
            var died = 0;
            await first.Ask<CrashPoints, int>(crash =>
            {
                var tick = crash.At!;
                crash.At = point =>
                {
                    tick(point);
                    if (point == CrashPoints.BeforeCommit && ++died == 4) throw new SimulatedCrashException(point);
                };
                return Task.FromResult(0);
            });
            await Assert.ThrowsAsync<SimulatedCrashException>(first.Sweep);
            Assert.Equal(3, await Count(first, TimerState.Fired));
        }

        await using var second = await ApprovalsModule.Start(database);
        await Ticking(second, back.AddMinutes(10));
        Assert.Equal((2 * Requests) - 3, (await second.Sweep()).Fired);
        Assert.Equal(0, (await second.Sweep()).Fired);
        var fired = await second.Ask<ApprovalsDbContext, List<StepTimer>>(db => db.Timers.AsNoTracking().Where(t => t.State == TimerState.Fired).OrderBy(t => t.FiredAt).ToListAsync(Ct));
        Assert.Equal(2 * Requests, fired.Count);
        Assert.Equal(fired.OrderBy(t => t.DueAt).Select(t => t.Id), fired.Select(t => t.Id));
        Assert.True(fired.Select(t => t.RequestId).Zip(fired.Skip(1).Select(t => t.RequestId)).Count(p => p.First != p.Second) >= Requests, "the timers of the requests do not lie between one another");
        var events = await second.Ask<ApprovalsDbContext, List<AuditRow>>(db => db.History.AsNoTracking().Where(h => h.Event == "Escalated" || h.Event == "Expired").ToListAsync(Ct));
        Assert.Equal(2 * Requests, events.Count);
        Assert.Equal(2 * Requests, events.Select(e => (e.RequestId, e.Event)).Distinct().Count());
        await second.HoldsAll();
    }

    // Each commit takes a second, so that the order can be read afterwards.
    private static Task<int> Ticking(ApprovalsModule module, DateTimeOffset from)
    {
        module.Clock.Freeze(from);
        return module.Ask<CrashPoints, int>(crash =>
        {
            crash.At = point =>
            {
                if (point == CrashPoints.AfterCommit) module.Clock.Freeze(module.Clock.GetUtcNow().AddSeconds(1));
            };
            return Task.FromResult(0);
        });
    }

    private static Task<int> Count(ApprovalsModule module, TimerState state) => module.Ask<ApprovalsDbContext, int>(db => db.Timers.CountAsync(t => t.State == state, Ct));
}

public sealed class DowntimeOnSqlite() : DowntimeTests(TestDatabase.Sqlite());

public sealed class DowntimeOnPostgres() : DowntimeTests(TestDatabase.Postgres());
