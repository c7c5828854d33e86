using Campaigns.Data;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests.Features;

/// <summary>Fifty at once want one hall, or one presenter, at one time.</summary>
public abstract class BookingRushTests(TestDatabase database) : SliceTests(database)
{
    private const int Rivals = 50;

    [Fact]
    public async Task Of_fifty_who_want_one_hall_exactly_one_has_it()
    {
        var hall = await Hall();
        var answers = await Rush(() => Plan(Some.Input(hall)));
        Assert.Equal(1, answers.Count(a => a == "ok"));
        Assert.Equal(Rivals - 1, answers.Count(a => a == "events.venue-double-booked"));
        Assert.Equal(1, await Holding());
    }

    [Fact]
    public async Task Of_fifty_drafts_that_are_sent_on_with_one_presenter_exactly_one_has_her()
    {
        var drafts = new List<Guid>();
        for (var i = 0; i < Rivals; i++) drafts.Add(await Planned(Some.Input(presenter: Neighbours.Hoa.Id) with { Hold = false }));
        var next = -1;
        var answers = await Rush(() => Submit(drafts[Interlocked.Increment(ref next)]));
        Assert.Equal(1, answers.Count(a => a == "ok"));
        Assert.Equal(Rivals - 1, answers.Count(a => a == "events.presenter-double-booked"));
        Assert.Equal(1, await Holding());
    }

    [Fact]
    public async Task Fifty_at_once_of_one_day_have_fifty_addresses()
    {
        var answers = await Rush(() => Plan(Some.Input()));
        Assert.All(answers, a => Assert.Equal("ok", a));
        Assert.Equal(Rivals, await Module.In(s => s.GetRequiredService<EventsDbContext>().Events.Select(e => e.Slug).Distinct().CountAsync(Ct)));
    }

    /// <summary>The database's own guarantee: the same look before the same save, without the turn that keeps a rush in line.</summary>
    [Fact]
    public async Task Without_the_turn_the_database_itself_refuses_all_but_one()
    {
        await SaveWithoutTurn(await Hall());
        Assert.Equal(1, await Holding());
    }

    /// <summary>The twin: without turn and without that guarantee. If this one stayed right, the tests above would prove nothing.</summary>
    [Fact]
    public async Task Without_turn_and_guarantee_the_hall_is_booked_more_than_once()
    {
        var hall = await Hall();
        await Module.In(s => s.GetRequiredService<EventsDbContext>().Database.ExecuteSqlRawAsync(Database.Provider is DatabaseProvider.Sqlite
            ? "drop trigger evt_booking_no_overlap_insert; drop trigger evt_booking_no_overlap_update"
            : "alter table evt_booking drop constraint ex_evt_booking_overlap", Ct));
        await SaveWithoutTurn(hall);
        Assert.True(await Holding() > 1);
    }

    [Fact]
    public async Task Who_forgot_to_wait_for_the_turn_is_told_who_has_the_hall()
    {
        var hall = await Hall();
        var (first, second) = (await Planned(Some.Input(hall)), await Planned(Some.Input(hall, hour: 14)));
        var refused = await Module.In(async s =>
        {
            var (db, desk) = (s.GetRequiredService<EventsDbContext>(), s.GetRequiredService<EventDesk>());
            await using var open = (await desk.Open(second, Permissions.Plan, (_, slot) => slot with { When = new(Some.At(20, 9), Some.At(20, 11)) }, Ct))!;
            db.Entry(open.Event.Bookings[0]).Property(b => b.StartsAt).CurrentValue = Some.At(20, 9);
            return await desk.Save(open.Slot, open.Turn, Ct);
        });
        Refused(refused, "events.venue-double-booked");
        Assert.Contains("08:00–10:00", string.Join(' ', refused.Failures[0].Args), StringComparison.Ordinal);
        Assert.NotEqual(first, second);
    }

    // Few enough that PostgreSQL's detection of deadlocks, which is part of its answer here, takes no time.
    private async Task SaveWithoutTurn(Guid hall)
    {
        var (waiting, number) = (8, 0);
        var allLooked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Task.WhenAll(Enumerable.Range(0, waiting).Select(_ => Task.Run(() => Module.In(async s =>
        {
            var db = s.GetRequiredService<EventsDbContext>();
            var plan = PlanIn(hall);
            var venue = await db.Venues.AsNoTracking().SingleAsync(v => v.Id == hall, Ct);
            var blocks = await s.GetRequiredService<ConflictFinder>().Clashes(new(Guid.Empty, plan.CampaignId, plan.When, plan.Capacity, venue, new Dictionary<Guid, string>()), Ct);
            if (Interlocked.Decrement(ref waiting) == 0) allLooked.SetResult();
            await allLooked.Task.WaitAsync(TimeSpan.FromSeconds(60), Ct);
            if (blocks.Count > 0) return;
            db.Add(Event.Plan(plan, $"twin-{Interlocked.Increment(ref number)}", hold: true, new(null, "", Some.At(1, 9))));
            try
            {
                await db.SaveChangesAsync(Ct);
            }
            catch (Exception refused) when (refused is DbUpdateException || refused.InnerException is DbUpdateException)
            {
                // The database kept the two apart.
            }
        }), Ct)));
    }

    private static EventPlan PlanIn(Guid hall)
    {
        var plan = Domain.LifecycleTests.Plan();
        return plan with { Place = plan.Place with { VenueId = hall }, Presenters = [] };
    }

    private Task<int> Holding() => Module.In(s => s.GetRequiredService<EventsDbContext>().Events.CountAsync(e => e.Holds, Ct));

    private static async Task<string[]> Rush<T>(Func<Task<Kernel.Commands.Result<T>>> act) => await Task.WhenAll(Enumerable.Range(0, Rivals).Select(_ => Task.Run(async () =>
    {
        var result = await act();
        return result.Succeeded ? "ok" : result.Failures[0].Code;
    })));
}

public sealed class BookingRushOnSqlite() : BookingRushTests(TestDatabase.Sqlite());

public sealed class BookingRushOnPostgres() : BookingRushTests(TestDatabase.Postgres());
