using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests.Features;

/// <summary>Whoever is named in a plan and might not be there is told, and wants a reason: on leave, or at the desk elsewhere.</summary>
public abstract class PresenceTests(TestDatabase database) : SliceTests(database)
{
    private static readonly Guid Hoa = Neighbours.Hoa.Id, Thao = Neighbours.Thao.Id;

    [Fact]
    public async Task A_leave_of_who_is_named_is_told_with_its_days_and_wants_a_reason()
    {
        Neighbours.Leaves.AddRange([new StaffLeave(Hoa, new(2019, 3, 20), new(2019, 3, 21), "ốm"), new StaffLeave(Thao, new(2019, 3, 21), new(2019, 3, 21), "ốm")]);
        Refused(await Plan(Input(20) with { PresenterIds = [Hoa] }), "events.needs-reason", "events.presenter-on-leave");
        Refused(await Plan(Input(21) with { DeskStaffIds = [Thao] }), "events.needs-reason", "events.desk-on-leave");
        Assert.True((await Plan(Input(22) with { PresenterIds = [Hoa], DeskStaffIds = [Thao] })).Succeeded);
        var told = Assert.Single(await Told(await Planned(Input(21) with { PresenterIds = [Hoa], DeskStaffIds = [Hoa], OverrideReason = "Về sớm" })));
        Assert.Equal(("presenter-on-leave", Hoa.ToString(), false, "Phạm Thị Hoa", "20–21/03"), (told.Kind, told.With, told.Hard, told.Args[0], told.Args[1]));
    }

    [Fact]
    public async Task Somebody_at_two_desks_or_at_one_while_they_present_wants_a_reason()
    {
        var first = await Planned(Input(20) with { DeskStaffIds = [Thao], PresenterIds = [Hoa] });
        Refused(await Plan(Input(20, 9) with { DeskStaffIds = [Thao] }), "events.needs-reason", "events.desk-double-booked");
        Refused(await Plan(Input(20, 9) with { DeskStaffIds = [Hoa] }), "events.needs-reason", "events.desk-double-booked");
        Assert.True((await Plan(Input(20, 10) with { DeskStaffIds = [Thao, Hoa] })).Succeeded);
        Assert.Empty(await Told(first)); // Not with itself.
        var second = await Planned(Input(20, 9) with { DeskStaffIds = [Thao], OverrideReason = "Hai bàn cạnh nhau" });
        Assert.Equal(["desk-double-booked"], (await Told(first)).Select(c => c.Kind));
        Assert.Equal(first.ToString(), (await Told(second))[0].With);
    }

    [Fact]
    public async Task A_draft_that_holds_nothing_keeps_nobody_from_a_desk()
    {
        await Planned(Input(20) with { DeskStaffIds = [Thao], Hold = false });
        Assert.True((await Plan(Input(20) with { DeskStaffIds = [Thao] })).Succeeded);
    }

    // Of a kind of which there may be any number in one place.
    private static EventInput Input(int day, int hour = 8) => Some.Input(day: day, hour: hour) with { OverrideReason = null, Format = "household-group" };

    private Task<IReadOnlyList<EventConflict>> Told(Guid id) => Module.In(async s => await s.GetRequiredService<ConflictFinder>().All((await s.GetRequiredService<EventDesk>().Look(id, Ct))!, Ct), Planner("38"));
}

public sealed class PresenceOnSqlite() : PresenceTests(TestDatabase.Sqlite());

public sealed class PresenceOnPostgres() : PresenceTests(TestDatabase.Postgres());
