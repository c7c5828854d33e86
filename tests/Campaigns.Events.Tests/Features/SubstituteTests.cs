using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.Substitute;
using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Events.Tests.Features;

/// <summary>A presenter cannot: who could step in, and stepping in.</summary>
public abstract class SubstituteTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task Offered_are_the_qualified_and_free_nearest_first_and_the_others_say_why_not()
    {
        Neighbours.People.Clear();
        Neighbours.People.AddRange([Neighbours.Hoa, At(Neighbours.Lan, 20.4), At(Neighbours.Thao, 19.9), Neighbours.Tuan, Neighbours.Khoa]);
        Neighbours.Leaves.Add(new(Neighbours.Tuan.Id, new(2019, 3, 20), new(2019, 3, 21), "Việc nhà"));
        Neighbours.Certified[(Neighbours.Khoa.Id, "BHXH-01")] = new(2019, 3, 19);
        var id = await Published(Some.Input(await Hall(), Neighbours.Hoa.Id));

        var ranked = await Rank(id);

        Assert.Equal(["Nguyễn Thị Thảo", "Đỗ Thị Lan"], ranked.Where(c => c.Offered).Select(c => c.Person.Name));
        Assert.Equal(["events.presenter-away", "events.presenter-lacks"], ranked.Where(c => !c.Offered).SelectMany(c => c.Against).Select(f => f.Code).Order());
        Assert.Equal("20–21/03", ranked.Single(c => c.Person.Id == Neighbours.Tuan.Id).Against[0].Args[0]);
        Assert.Equal(new DateOnly(2030, 12, 31), ranked[0].ValidTo);
    }

    [Fact]
    public async Task Who_speaks_elsewhere_at_that_time_or_twice_that_day_is_not_offered_and_load_counts_the_month()
    {
        Neighbours.People.AddRange([Neighbours.Lan]);
        var id = await Published(Some.Input(presenter: Neighbours.Hoa.Id));
        await Planned(Some.Input(presenter: Neighbours.Thao.Id, hour: 9));
        await Planned(Some.Input(presenter: Neighbours.Lan.Id, hour: 14));
        Assert.Equal([("Đỗ Thị Lan", true, 1), ("Nguyễn Thị Thảo", false, 1)], (await Rank(id)).Select(c => (c.Person.Name, c.Offered, c.LoadThisMonth)));

        await Planned(Some.Input(presenter: Neighbours.Lan.Id, hour: 18));
        Assert.Equal("events.presenter-enough-that-day", (await Rank(id)).Single(c => c.Person.Id == Neighbours.Lan.Id).Against.Single().Code);
    }

    [Fact]
    public async Task Stepping_in_keeps_the_status_both_names_and_the_guests_in_peace()
    {
        Neighbours.People.Add(Neighbours.Lan);
        var id = await Published(Some.Input(await Hall(), Neighbours.Hoa.Id) with { DeskStaffIds = [Neighbours.Lan.Id] });
        Neighbours.Register(id, 5);
        var before = await Row(id);

        Assert.True((await Step(id, undoable: false)).Succeeded);
        await Module.Deliver();

        var after = await Row(id);
        Assert.Equal((EventStatus.Published, before.Sequence + 1), (after.Status, after.Sequence));
        Assert.Equal([Neighbours.Thao.Id], after.Presenters);
        Assert.Equal(("Phạm Thị Hoa → Nguyễn Thị Thảo", Verb.Substitute), (after.History.MaxBy(h => h.Number)!.Reason, after.History.MaxBy(h => h.Number)!.Verb));
        Assert.Equal([Neighbours.Thao.Id], after.Bookings.Where(b => !b.IsVenue).Select(b => b.ResourceId));
        Assert.Equal(["events.stand-in-staff Nguyễn Thị Thảo", "events.stood-in-staff Phạm Thị Hoa", "events.substituted-staff Đỗ Thị Lan"], Told());
    }

    [Fact]
    public async Task Nobody_is_told_before_the_bar_is_closed_and_nobody_at_all_when_it_is_undone()
    {
        var id = await Published(Some.Input(presenter: Neighbours.Hoa.Id));
        Assert.True((await Step(id, undoable: true)).Succeeded);
        await Module.Deliver();
        Assert.Empty(Neighbours.Notices);

        Assert.True((await Settle(id, stands: false)).Succeeded);
        Assert.True((await Settle(id, stands: false)).Succeeded); // Pressed twice.
        await Module.Deliver();
        Assert.Empty(Neighbours.Notices);
        Assert.Equal([Neighbours.Hoa.Id], (await Row(id)).Presenters);
        Refused(await Settle(id, stands: true), "events.invalid-transition");

        Assert.True((await Step(id, undoable: true)).Succeeded);
        Assert.True((await Settle(id, stands: true)).Succeeded);
        Assert.True((await Settle(id, stands: true)).Succeeded);
        await Module.Deliver();
        Assert.Equal(2, Neighbours.Notices.Count);
        Assert.Equal([Neighbours.Thao.Id], (await Row(id)).Presenters);
    }

    [Fact]
    public async Task A_bar_that_a_restart_forgot_is_closed_by_the_job()
    {
        var id = await Published(Some.Input(presenter: Neighbours.Hoa.Id));
        await Step(id, undoable: true);
        Module.Clock.Pass(TimeSpan.FromMinutes(11));
        await Module.In(s => ActivatorUtilities.CreateInstance<Events.Jobs.SettleLeftSubstitutions>(s).Run(new(default), Ct));
        await Module.Deliver();
        Assert.Equal(2, Neighbours.Notices.Count);
    }

    [Fact]
    public async Task What_stands_in_the_way_is_said_and_nothing_changes()
    {
        var id = await Published(Some.Input(presenter: Neighbours.Hoa.Id));
        await Planned(Some.Input(presenter: Neighbours.Thao.Id, hour: 9));
        Refused(await Step(id, undoable: false), "events.presenter-double-booked");

        Neighbours.People.Add(Neighbours.Lan);
        Neighbours.Leaves.Add(new(Neighbours.Lan.Id, new(2019, 3, 20), new(2019, 3, 20), "Ốm"));
        Neighbours.Certified[(Neighbours.Lan.Id, "BHXH-01")] = new(2019, 1, 1);
        Refused(await Do<SubstitutePresenter, Done>(new(id, Neighbours.Lan.Id, null)), "events.presenter-on-leave", "events.presenter-not-qualified");
        Refused(await Do<SubstitutePresenter, Done>(new(id, Guid.CreateVersion7(), null)), "events.staff-unknown");
        Refused(await Do<SubstitutePresenter, Done>(new(id, Neighbours.Thao.Id, Neighbours.Lan.Id)), "events.presenter-double-booked");
        Refused(await Do<SubstitutePresenter, Done>(new(id, Neighbours.Thao.Id, null), Planner("38/401")), "events.event-not-found");
        Refused(await Do<SubstitutePresenter, Done>(new(id, null, null)), "events.presenter-missing");
        Assert.Equal([Neighbours.Hoa.Id], (await Row(id)).Presenters);
    }

    private static Network.Contracts.StaffMember At(Network.Contracts.StaffMember who, double lat) => who with { Lat = lat, Lon = 105.9 };

    private Task<IReadOnlyList<Candidate>> Rank(Guid id) => Module.In(async s =>
        await s.GetRequiredService<PresenterRanking>().Rank((await s.GetRequiredService<EventDesk>().Look(id, Ct))!, Ct));

    private Task<Result<Done>> Step(Guid id, bool undoable) => Do<SubstitutePresenter, Done>(new(id, Neighbours.Thao.Id, null, undoable));

    private async Task<Result<Done>> Settle(Guid id, bool stands)
    {
        var last = await Module.In(s => s.GetRequiredService<EventsDbContext>().Substitutions.Where(x => x.EventId == id).OrderByDescending(x => x.Id).Select(x => x.Id).FirstAsync(Ct));
        return await Do<SettleSubstitution, Done>(new(last, stands));
    }

    private IEnumerable<string> Told() => Neighbours.Notices.Values.Select(n => $"{n.Template} {n.To.Name}").Order(StringComparer.Ordinal);
}

public sealed class SubstituteOnSqlite() : SubstituteTests(TestDatabase.Sqlite());

public sealed class SubstituteOnPostgres() : SubstituteTests(TestDatabase.Postgres());
