using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AssignSeason;
using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests.Features;

/// <summary>Looking for people for a season in the background: started, watched, cancelled, taken.</summary>
public abstract class AssignSeasonTests(TestDatabase database) : SliceTests(database)
{
    private static readonly AssignmentScope March = new("38", new(2019, 3, 1), new(2019, 3, 31), Presenters: true, Desk: false);

    [Fact]
    public async Task Plans_without_a_presenter_get_one_each_and_taking_writes_them_into_the_events()
    {
        var (first, second, held) = (await Planned(), await Planned(Some.Input(hour: 9)), await Planned(Some.Input(presenter: Neighbours.Hoa.Id, day: 21)));
        var run = await Searched();
        Assert.Equal((AssignmentStatus.Done, 2, 0), (run.Status, run.Best.Filled, run.Best.Open));
        var proposed = ProposedSeat.Read(run.Proposal);
        Assert.Equal(new[] { first, second }.Order(), proposed.Select(s => s.EventId).Order());
        Assert.Equal(2, proposed.Select(s => s.StaffId).Distinct().Count()); // Both meetings are at the same time.
        Assert.Empty((await Row(first)).Presenters);

        Assert.True((await Do<TakeProposal, Done>(new(run.Id, Seats(run, first, held)), Planner("38"))).Succeeded);
        await Module.Deliver();
        await Module.Deliver();
        Assert.Equal([proposed.Single(s => s.EventId == first).StaffId!.Value], (await Row(first)).Presenters);
        Assert.Empty((await Row(second)).Presenters);
        Assert.Equal([Neighbours.Hoa.Id], (await Row(held)).Presenters);
        Assert.True((await Module.In(s => s.GetRequiredService<ProposalLines>().Of(run, Ct))).Single(l => l.Seat.EventId == first).IsTaken);
    }

    [Fact]
    public async Task A_locked_choice_stays_and_who_was_taken_meanwhile_is_not_taken_again()
    {
        var (first, second) = (await Planned(), await Planned(Some.Input(hour: 9)));
        var run = await Searched(new ProposedSeat(first, EventRole.Presenter, Neighbours.Thao.Id, Locked: true));
        Assert.Equal([Neighbours.Thao.Id], Of(run, first));
        Assert.Equal([Neighbours.Hoa.Id], Of(run, second));

        await Planned(Some.Input(presenter: Neighbours.Hoa.Id, hour: 10));
        await Do<TakeProposal, Done>(new(run.Id, Seats(run, first, second)), Planner("38"));
        await Module.Deliver();
        Assert.Equal([Neighbours.Thao.Id], (await Row(first)).Presenters);
        Assert.Empty((await Row(second)).Presenters);
    }

    [Fact]
    public async Task Where_nobody_can_it_says_what_would_help()
    {
        await Planned(Some.Input(presenter: Neighbours.Hoa.Id));
        Neighbours.Leaves.Add(new(Neighbours.Thao.Id, new(2019, 1, 1), new(2019, 12, 31), "Thai sản"));
        await Planned(Some.Input(hour: 9));
        var seat = Assert.Single(ProposedSeat.Read((await Searched()).Proposal));
        Assert.Equal((null, "events.help-hour"), (seat.StaffId, seat.Help!.TextKey));
    }

    [Fact]
    public async Task A_format_that_needs_three_gets_as_many_as_are_missing_and_only_those_that_are_taken_are_written_in()
    {
        Neighbours.People.AddRange([Neighbours.Lan, Neighbours.Tuan]);
        var conference = await Planned(Some.Input(presenter: Neighbours.Hoa.Id) with { Format = "province-conference" });
        var run = await Searched(new ProposedSeat(conference, EventRole.Presenter, Neighbours.Lan.Id, Locked: true), new ProposedSeat(conference, EventRole.Presenter, Neighbours.Hoa.Id, Locked: true));
        var proposed = ProposedSeat.Read(run.Proposal);
        Assert.Equal((2, true), (proposed.Count, proposed.Any(s => s is { Locked: true } && s.StaffId == Neighbours.Lan.Id)));
        Assert.Equal(3, Of(run, conference).Append(Neighbours.Hoa.Id).Distinct().Count());
        Assert.Equal(["1/2", "2/2"], (await Module.In(s => s.GetRequiredService<ProposalLines>().Of(run, Ct))).Select(l => $"{l.Place.Number}/{l.Place.Of}"));

        await Do<TakeProposal, Done>(new(run.Id, [new(conference, EventRole.Presenter, Neighbours.Lan.Id), new(conference, EventRole.Presenter, Guid.CreateVersion7())]), Planner("38"));
        await Module.Deliver();
        Assert.Equal([Neighbours.Hoa.Id, Neighbours.Lan.Id], (await Row(conference)).Presenters);
        await Do<TakeProposal, Done>(new(run.Id, Seats(run, conference)), Planner("38"));
        await Module.Deliver();
        Assert.Equal(Of(run, conference).OfType<Guid>().Append(Neighbours.Hoa.Id).Order(), (await Row(conference)).Presenters.Order());

        // Now it has enough, and the next search has nothing to do.
        Assert.Empty(ProposedSeat.Read((await Searched()).Proposal));
    }

    [Fact]
    public async Task Cancelled_it_keeps_what_it_has_and_goes_no_further()
    {
        await Planned();
        var id = (await Do<StartAssignment, Guid>(new(March, []), Planner("38"))).Value;
        Assert.True((await Do<CancelAssignment, Done>(new(id), Planner("38"))).Succeeded);
        Assert.True((await Do<CancelAssignment, Done>(new(id), Planner("38"))).Succeeded); // Pressed twice.
        await Module.Deliver();
        Assert.Equal((AssignmentStatus.Cancelled, 0), await Module.In(async s => await s.GetRequiredService<EventsDbContext>().Assignments.Select(r => new ValueTuple<AssignmentStatus, int>(r.Status, r.Turns)).SingleAsync(Ct)));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        Refused(await Do<StartAssignment, Guid>(new(March with { Last = new(2019, 2, 1) }, []), Planner("38")), "events.last-day-first");
        Refused(await Do<StartAssignment, Guid>(new(March with { Last = new(2020, 3, 1) }, []), Planner("38")), "events.season-too-long");
        Refused(await Do<StartAssignment, Guid>(new(March with { Presenters = false }, []), Planner("38")), "events.nothing-to-assign");
        var twice = new ProposedSeat(Guid.CreateVersion7(), EventRole.Presenter, Neighbours.Hoa.Id, Locked: true);
        Refused(await Do<StartAssignment, Guid>(new(March, [twice, twice]), Planner("38")), "events.kept-twice");
        Refused(await Do<StartAssignment, Guid>(new(March, []), Planner("38/401")), "events.not-your-place");
        Refused(await Do<TakeProposal, Done>(new(Guid.CreateVersion7(), []), Planner("38")), "events.event-not-found");
    }

    private async Task<AssignmentRun> Searched(params ProposedSeat[] locked)
    {
        var id = (await Do<StartAssignment, Guid>(new(March, locked), Planner("38"))).Value;
        await Module.Deliver();
        return await Module.In(s => s.GetRequiredService<EventsDbContext>().Assignments.AsNoTracking().SingleAsync(r => r.Id == id, Ct));
    }

    private static List<SeatToTake> Seats(AssignmentRun run, params Guid[] events) =>
        [.. ProposedSeat.Read(run.Proposal).Where(s => s.StaffId is not null && events.Contains(s.EventId)).Select(s => new SeatToTake(s.EventId, s.Role, s.StaffId!.Value))];

    private static IEnumerable<Guid?> Of(AssignmentRun run, Guid eventId) => ProposedSeat.Read(run.Proposal).Where(s => s.EventId == eventId).Select(s => s.StaffId);
}

public sealed class AssignSeasonOnSqlite() : AssignSeasonTests(TestDatabase.Sqlite());

public sealed class AssignSeasonOnPostgres() : AssignSeasonTests(TestDatabase.Postgres());
