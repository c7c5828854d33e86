using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.CancelEvent;
using Campaigns.Events.Features.PostponeEvent;
using Campaigns.Events.Features.RescheduleEvent;
using Campaigns.Events.Features.Substitute;
using Campaigns.Events.Features.TakeBack;
using Campaigns.Events.Jobs;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests.Features;

/// <summary>A move, a postponement and a cancellation can be taken back until somebody is told.</summary>
public abstract class TakeBackTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task A_move_taken_back_is_as_if_it_had_not_been_and_nobody_is_told()
    {
        var id = await WithGuests();
        var before = await Row(id);
        Assert.True((await Move(id, 27)).Succeeded);
        await Module.Deliver();
        Assert.Empty(Neighbours.Notices);

        var bar = await Bar(id);
        Assert.True((await Settle(bar, stands: false)).Succeeded);
        Assert.True((await Settle(bar, stands: false)).Succeeded); // Pressed twice.
        Refused(await Settle(bar, stands: true), "events.told-already");
        await Module.Deliver();
        Assert.Empty(Neighbours.Notices);
        var after = await Row(id);
        Assert.Equal((EventStatus.Published, before.StartsAt, before.EndsAt, before.ClosesAt, before.VenueId, before.MovedFrom, before.PublicReason, true), (after.Status, after.StartsAt, after.EndsAt, after.ClosesAt, after.VenueId, after.MovedFrom, after.PublicReason, after.Holds));
        Assert.Equal(before.Sequence + 2, after.Sequence); // A calendar that saw the move takes this over it.
        Refused(await Plan(Some.Input(before.VenueId)), "events.venue-double-booked"); // The hall is held again.
    }

    [Fact]
    public async Task When_the_bar_is_closed_everybody_is_told_once_and_it_cannot_be_taken_back()
    {
        var id = await WithGuests();
        await Move(id, 27);
        var bar = await Bar(id);
        Assert.True((await Settle(bar, stands: true)).Succeeded);
        Assert.True((await Settle(bar, stands: true)).Succeeded);
        await Module.Deliver();
        Assert.Equal((5, 1), (Told("events.moved"), Told("events.moved-staff")));
        Refused(await Settle(bar, stands: false), "events.told-already");
        var mail = Assert.Single(Neighbours.Notices.Values, n => n.To.Email is not null);
        var file = Assert.Single(mail.Attachments!);
        Assert.Contains("METHOD:PUBLISH", file.Text, StringComparison.Ordinal);
        Assert.Contains($"SEQUENCE:{(await Row(id)).Sequence}", file.Text, StringComparison.Ordinal);
        Assert.All(Neighbours.Notices.Values.Where(n => n.Template == "events.moved"), n => Assert.StartsWith("https://campaigns.example/my/", (string)n.Values["link"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancellation_frees_hall_and_presenter_and_comes_back_while_nobody_took_them()
    {
        var id = await WithGuests();
        var hall = (await Row(id)).VenueId;
        Assert.True((await Do<CancelEvent, Done>(new(id, "Bão", true) { Undoable = true })).Succeeded);
        Assert.False((await Row(id)).Holds);
        Assert.True((await Settle(await Bar(id), stands: false)).Succeeded);
        Assert.Equal((EventStatus.Published, true), ((await Row(id)).Status, (await Row(id)).Holds));

        await Do<CancelEvent, Done>(new(id, "Bão", true) { Undoable = true });
        var other = await Planned(Some.Input(hall));
        Refused(await Settle(await Bar(id), stands: false), "events.venue-double-booked");
        Assert.Equal(EventStatus.Cancelled, (await Row(id)).Status);
        await Do<CancelEvent, Done>(new(other, "Nhầm", false));
        Assert.True((await Settle(await Bar(id), stands: false)).Succeeded);
        await Module.Deliver();
        Assert.Empty(Neighbours.Notices);
        Assert.Equal([Verb.TakeBack, Verb.Cancel, Verb.TakeBack, Verb.Cancel], (await Row(id)).History.OrderByDescending(h => h.Number).Take(4).Select(h => h.Verb));
    }

    [Fact]
    public async Task A_cancellation_that_stands_sends_the_file_that_takes_it_out_of_calendars()
    {
        var id = await WithGuests();
        await Do<CancelEvent, Done>(new(id, "Bão", true) { Undoable = true });
        await Settle(await Bar(id), stands: true);
        await Module.Deliver();
        var file = Assert.Single(Assert.Single(Neighbours.Notices.Values, n => n.To.Email is not null).Attachments!);
        Assert.Contains("METHOD:CANCEL", file.Text, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", file.Text, StringComparison.Ordinal);
        Assert.Contains("method=CANCEL", file.ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_again_before_anybody_was_told_people_are_told_once_from_what_they_know()
    {
        var id = await WithGuests();
        await Move(id, 27);
        await Do<PostponeEvent, Done>(new(id, "Lũ", true) { Undoable = true });
        await Move(id, 29);
        Assert.Equal(1, await Module.In(s => s.GetRequiredService<EventsDbContext>().Takebacks.CountAsync(t => t.Status == TakebackStatus.Open, Ct)));
        await Settle(await Bar(id), stands: true);
        await Module.Deliver();
        Assert.Equal((5, 0), (Told("events.moved"), Told("events.postponed")));
        Assert.All(Neighbours.Notices.Values.Where(n => n.Template == "events.moved"), n => Assert.Equal(("20/03", "29/03"), (n.Values["oldDay"]?.ToString(), n.Values["day"]?.ToString())));
    }

    [Fact]
    public async Task What_a_stopped_process_left_open_is_told_by_the_sweep()
    {
        var id = await WithGuests();
        await Move(id, 27);
        await Sweep();
        await Module.Deliver();
        Assert.Empty(Neighbours.Notices); // Its time is not over.
        Module.Clock.Pass(TimeSpan.FromMinutes(9));
        await Sweep();
        await Module.Deliver();
        Assert.Equal(5, Told("events.moved"));
    }

    [Fact]
    public async Task Undo_and_tell_pressed_at_the_same_moment_are_one_of_the_two()
    {
        var id = await WithGuests();
        await Move(id, 27);
        var bar = await Bar(id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () => (Stands: i % 2 == 0, Done: await Settle(bar, i % 2 == 0)), Ct)));
        await Module.Deliver();
        var won = answers.Where(a => a.Done.Succeeded).Select(a => a.Stands).Distinct().ToList();
        var stands = Assert.Single(won);
        Assert.Equal((stands ? 5 : 0, stands ? 27 : 20), (Told("events.moved"), (await Row(id)).StartsAt.AddHours(7).Day));
        Assert.All(answers.Where(a => a.Stands != stands), a => Assert.Equal("events.told-already", a.Done.Failures[0].Code));
    }

    /// <summary>The twin: the same two without the turn. If one were refused here too, the test above would prove nothing.</summary>
    [Fact]
    public async Task Without_the_turn_both_would_be_done()
    {
        var id = await WithGuests();
        await Move(id, 27);
        var done = new List<bool>();
        await Module.In(first => Module.In(async second =>
        {
            var (one, other) = (await first.GetRequiredService<EventsDbContext>().Takebacks.SingleAsync(Ct), await second.GetRequiredService<EventsDbContext>().Takebacks.SingleAsync(Ct));
            done.AddRange([one.Settle().Succeeded, other.Undo().Succeeded]);
        }));
        Assert.Equal([true, true], done);
    }

    [Fact]
    public async Task Only_who_plans_there_takes_back()
    {
        var id = await WithGuests();
        await Move(id, 27);
        Refused(await Do<SettleChange, Done>(new(await Bar(id), false), Planner("38/401")), "events.event-not-found");
        Assert.Null(await Module.In(s => s.GetRequiredService<Takebacks>().Open(id, Ct), Planner("38/401")));
    }

    [Fact]
    public async Task An_event_without_presenter_gets_the_one_who_is_chosen_and_two_choices_at_once_are_one()
    {
        var id = await Published(Some.Input(await Hall()));
        var ranked = await Module.In(async s => await s.GetRequiredService<PresenterRanking>().Rank((await s.GetRequiredService<Events.Features.Booking.EventDesk>().Look(id, Ct))!, Ct), Planner(Neighbours.HoangHoa));
        Assert.Equal(2, ranked.Count(c => c.Offered));
        var answers = await Task.WhenAll(ranked.Select(c => Task.Run(() => Do<AddPresenter, Done>(new(id, c.Person.Id)), Ct)));
        Assert.Equal(1, answers.Count(a => a.Succeeded));
        Assert.Equal("events.has-presenter", answers.Single(a => !a.Succeeded).Failures[0].Code);
        await Module.Deliver();
        var presenter = Assert.Single((await Row(id)).Presenters);
        Assert.Equal(ranked.Single(c => c.Person.Id == presenter).Person.Name, Assert.Single(Neighbours.Notices.Values, n => n.Template == "events.presents-staff").To.Name);

        var clash = await Published(Some.Input(hour: 9));
        Refused(await Do<AddPresenter, Done>(new(clash, presenter)), "events.presenter-double-booked");
    }

    private async Task<Guid> WithGuests()
    {
        var id = await Published(Some.Input(await Hall(), Neighbours.Hoa.Id));
        Neighbours.Register(id, 4);
        Neighbours.Register(id, 1, null, "ba@thanhhoa.example");
        return id;
    }

    private Task<Result<Done>> Move(Guid id, int day) => Do<RescheduleEvent, Done>(new(id, Some.At(day, 8), Some.At(day, 10), null, "Bão", true) { Undoable = true });

    private Task<Result<Done>> Settle(Guid bar, bool stands) => Do<SettleChange, Done>(new(bar, stands));

    private async Task<Guid> Bar(Guid id) => (await Module.In(s => s.GetRequiredService<Takebacks>().Open(id, Ct), Planner(Neighbours.HoangHoa)))!.Id;

    private Task Sweep() => Module.In(s => ActivatorUtilities.CreateInstance<SettleLeftSubstitutions>(s).Run(new Tick(Module.Clock.GetUtcNow()), Ct));

    private int Told(string template) => Neighbours.Notices.Values.Count(n => n.Template == template);
}

public sealed class TakeBackOnSqlite() : TakeBackTests(TestDatabase.Sqlite());

public sealed class TakeBackOnPostgres() : TakeBackTests(TestDatabase.Postgres());
