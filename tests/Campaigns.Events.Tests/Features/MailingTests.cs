using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.CancelEvent;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.RescheduleEvent;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Events.Jobs;
using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Events.Tests.Features;

/// <summary>All concerned are told of a move or a cancellation, each once.</summary>
public abstract class MailingTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task Everybody_with_an_address_is_told_of_a_move_once_and_staff_too()
    {
        var id = await WithGuests();
        Assert.True((await Move(id)).Succeeded);
        await Module.Deliver();
        await Module.TakeMarksOff();
        await Module.Deliver(); // Every delivery once more: nobody is told twice.

        Assert.Equal(25, Neighbours.Notices.Values.Count(n => n.Template == "events.moved"));
        Assert.Equal(25, Neighbours.Notices.Values.Where(n => n.Template == "events.moved").Select(n => n.To.Phone ?? n.To.Email).Distinct().Count());
        Assert.Equal("Phạm Thị Hoa", Assert.Single(Neighbours.Notices.Values, n => n.Template == "events.moved-staff").To.Name);
        Assert.Equal("Bão", Neighbours.Notices.Values.First().Values["reason"]?.ToString());
        Assert.Equal((MailingStatus.Done, 26, 26, 2), await State(id));
    }

    [Fact]
    public async Task More_than_a_few_are_told_only_by_who_types_how_many()
    {
        var id = await WithGuests();
        Refused(await Move(id, told: 4), "events.type-the-count");
        Refused(await Do<CancelEvent, Done>(new(id, "Bão", true, Told: 0)), "events.type-the-count");
        Assert.Equal((EventStatus.Published, 20), ((await Row(id)).Status, (await Row(id)).StartsAt.AddHours(7).Day));
        Assert.True((await Move(id, told: 25)).Succeeded);
    }

    [Fact]
    public async Task Stopped_midway_it_goes_on_where_it_was()
    {
        var id = await WithGuests();
        await Move(id);
        var mailing = await Begun(id);
        await Step(mailing);
        Assert.True((await Do<SteerMailing, Done>(new(mailing, On: false))).Succeeded);
        await Module.Deliver();
        Assert.Equal((MailingStatus.Stopped, 26, 10, 2), await State(id));
        Assert.Equal(10, Neighbours.Notices.Count);

        Assert.True((await Do<SteerMailing, Done>(new(mailing, On: true))).Succeeded);
        Assert.True((await Do<SteerMailing, Done>(new(mailing, On: true))).Succeeded); // Pressed twice.
        await Module.Deliver();
        Assert.Equal((MailingStatus.Done, 26, 26, 2), await State(id));
        Assert.Equal(26, Neighbours.Notices.Count);
        Assert.True((await Do<SteerMailing, Done>(new(mailing, On: false))).Succeeded); // Too late; nothing to stop.
    }

    [Fact]
    public async Task Who_may_not_plan_there_neither_stops_nor_sees_it()
    {
        var id = await WithGuests();
        await Move(id);
        var mailing = await Begun(id);
        Refused(await Do<SteerMailing, Done>(new(mailing, On: false), Planner("38/401")), "events.event-not-found");
        Assert.Null(await Module.In(s => s.GetRequiredService<MailingQuery>().Find(mailing, Ct), Planner("38/401")));
    }

    [Fact]
    public async Task Who_registered_and_cancelled_meanwhile_is_left_alone()
    {
        var id = await WithGuests();
        await Move(id);
        Neighbours.Registrants[0] = Neighbours.Registrants[0] with { Status = "cancelled" };
        Neighbours.Registrants.RemoveAt(1);
        await Module.Deliver();
        Assert.Equal(23, Neighbours.Notices.Values.Count(n => n.Template == "events.moved"));
    }

    [Fact]
    public async Task A_cancellation_is_told_if_the_public_knew_of_the_event_only()
    {
        var hidden = await Planned(Some.Input(presenter: Neighbours.Hoa.Id));
        Neighbours.Register(hidden, 3);
        Assert.True((await Do<CancelEvent, Done>(new(hidden, "Không đủ người", false))).Succeeded);
        await Module.Deliver();
        Assert.Empty(Neighbours.Notices);

        var known = await WithGuests();
        Assert.True((await Do<CancelEvent, Done>(new(known, "Bão", true, Told: 25))).Succeeded);
        await Module.Deliver();
        Assert.Equal((25, 1), (Neighbours.Notices.Values.Count(n => n.Template == "events.cancelled"), Neighbours.Notices.Values.Count(n => n.Template == "events.cancelled-staff")));
    }

    [Fact]
    public async Task Two_workers_on_one_step_tell_nobody_twice()
    {
        var id = await WithGuests();
        await Move(id);
        var mailing = await Begun(id);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Step(mailing), Ct)));
        await Module.Deliver();
        Assert.Equal((MailingStatus.Done, 26, 26, 2), await State(id));
        Assert.Equal(26, Neighbours.Notices.Count);
    }

    /// <summary>The twin: the same step without the turn. If this one stayed right, the test above would prove nothing.</summary>
    [Fact]
    public async Task Without_the_turn_two_workers_hand_out_the_same_batch()
    {
        var id = await WithGuests();
        await Move(id);
        var mailing = await Begun(id);
        var batches = new List<(int, int)?>();
        await Module.In(first => Module.In(async second =>
        {
            foreach (var scope in new[] { first, second })
            {
                var read = await scope.GetRequiredService<EventsDbContext>().Mailings.SingleAsync(m => m.Id == mailing, Ct);
                batches.Add(read.HandOut(10));
            }
        }));
        Assert.Equal([(1, 10), (1, 10)], batches);
    }

    [Fact]
    public async Task What_moving_would_do_is_shown_before_it_is_done()
    {
        var id = await WithGuests();
        var preview = await Module.In(s => s.GetRequiredService<MoveCheck>().Look(id, new(Some.At(27, 8), Some.At(27, 10)), null, "Bão", Ct), Planner(Neighbours.HoangHoa));
        Assert.Equal((0, 25, 2, "events.moved 20/03 08:00 27/03 Bão"), (preview!.Conflicts!.Count, preview.People, preview.Unreachable, preview.Sms));
        Assert.Null(await Module.In(s => s.GetRequiredService<MoveCheck>().Look(id, null, null, null, Ct), Planner("38/401")));
    }

    [Theory]
    [InlineData("events.cancelled", "Lũ quét", "events.cancelled 20/03 08:00 20/03 Lũ quét")]
    [InlineData("events.postponed", " ", "events.postponed 20/03 08:00 20/03 …")]
    public async Task What_people_will_read_is_shown_before_it_is_sent(string template, string reason, string shown)
    {
        var id = await WithGuests();
        Assert.Equal(shown, await Module.In(async s => await s.GetRequiredService<SmsPreview>().Of(template, (await s.GetRequiredService<ListEventsQuery>().One(id, Ct))!.Row, reason, Ct), Planner("38")));
    }

    // 24 with phones of their own, two who share one, and two without; one presenter.
    private async Task<Guid> WithGuests()
    {
        var id = await Published(Some.Input(await Hall(), Neighbours.Hoa.Id));
        Neighbours.Register(id, 23);
        Neighbours.Register(id, 2, "+84911111111");
        Neighbours.Register(id, 1, null, "ba@thanhhoa.example");
        Neighbours.Register(id, 2, null);
        return id;
    }

    private Task<Result<Done>> Move(Guid id, int? told = null) => Do<RescheduleEvent, Done>(new(id, Some.At(27, 8), Some.At(27, 10), null, "Bão", true, told));

    private Task<Guid> Begun(Guid id) => Module.In(s => s.GetRequiredService<EventsDbContext>().Mailings.Where(m => m.EventId == id).Select(m => m.Id).SingleAsync(Ct));

    private Task Step(Guid mailing) => Module.In(s => ActivatorUtilities.CreateInstance<RunMailing>(s).Run(new(mailing), Ct));

    private Task<(MailingStatus, int, int, int)> State(Guid id) => Module.In(async s =>
    {
        var m = await s.GetRequiredService<EventsDbContext>().Mailings.AsNoTracking().SingleAsync(x => x.EventId == id, Ct);
        return (m.Status, m.Total, m.HandedOut, m.Unreachable);
    });
}

public sealed class MailingOnSqlite() : MailingTests(TestDatabase.Sqlite());

public sealed class MailingOnPostgres() : MailingTests(TestDatabase.Postgres());
