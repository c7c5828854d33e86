using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests.Features;

public abstract class PlanEventTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task A_plan_becomes_a_draft_that_holds_its_hall_and_has_an_address()
    {
        var hall = await Hall();
        var row = await Row(await Planned(Some.Input(hall, Neighbours.Hoa.Id)));
        Assert.Equal((EventStatus.Draft, "hoang-tien-20-03-2019", true, hall), (row.Status, row.Slug, row.Holds, row.VenueId));
        Assert.Equal([Neighbours.Hoa.Id], row.Presenters);
        Assert.Equal((row.StartsAt, true), (row.ClosesAt, row.Waitlist));
    }

    [Fact]
    public async Task What_is_left_out_comes_from_the_format()
    {
        var row = await Row(await Planned(Some.Input() with { Format = "household-group", Capacity = null, EndsAt = null }));
        Assert.Equal((30, TimeSpan.FromMinutes(90)), (row.Capacity, row.EndsAt - row.StartsAt));
    }

    [Fact]
    public async Task Addresses_of_one_day_are_numbered_and_a_changed_day_changes_them_until_public()
    {
        var (first, second) = (await Planned(), await Planned());
        Assert.Equal("hoang-tien-20-03-2019-2", (await Row(second)).Slug);

        Assert.True((await Do<Events.Features.ChangeEvent.ChangeEvent, Kernel.Commands.Done>(new(first, new() { StartsAt = Some.At(21, 8), EndsAt = Some.At(21, 10) }, null))).Succeeded);
        Assert.Equal("hoang-tien-21-03-2019", (await Row(first)).Slug);
        Assert.Equal("hoang-tien-20-03-2019", (await Row(await Planned())).Slug);
    }

    [Fact]
    public async Task A_hall_or_presenter_that_is_held_is_refused_with_its_kind()
    {
        var hall = await Hall();
        await Planned(Some.Input(hall, Neighbours.Hoa.Id));
        Refused(await Plan(Some.Input(hall, hour: 9)), "events.venue-double-booked");
        Refused(await Plan(Some.Input(presenter: Neighbours.Hoa.Id, hour: 9)), "events.presenter-double-booked");
        Assert.True((await Plan(Some.Input(hall, Neighbours.Hoa.Id, hour: 10))).Succeeded);
        Assert.True((await Plan(Some.Input(hall, Neighbours.Thao.Id, hour: 6))).Succeeded);
    }

    [Fact]
    public async Task A_draft_without_hold_takes_nothing_and_shows_its_conflicts()
    {
        var hall = await Hall();
        var loose = await Planned(Some.Input(hall, Neighbours.Hoa.Id) with { Hold = false });
        var held = await Planned(Some.Input(hall, Neighbours.Hoa.Id));
        Assert.Equal((false, true), ((await Row(loose)).Holds, (await Row(held)).Holds));

        var kinds = await Module.In(async s => (await s.GetRequiredService<ConflictFinder>().All((await s.GetRequiredService<EventDesk>().Look(loose, Ct))!, Ct)).Select(c => (c.Kind, c.With)).ToList());
        Assert.Equal([("venue-double-booked", held.ToString()), ("presenter-double-booked", held.ToString()), ("commune-too-soon", held.ToString())], kinds);
        Refused(await Submit(loose), "events.venue-double-booked", "events.presenter-double-booked");
        Assert.Equal(EventStatus.Draft, (await Row(loose)).Status);
    }

    [Fact]
    public async Task Soft_conflicts_want_a_reason_and_keep_it()
    {
        var small = await Hall(capacity: 40);
        Refused(await Plan(Some.Input(small) with { OverrideReason = null }), "events.needs-reason", "events.venue-too-small");
        Refused(await Plan(Some.Input() with { OverrideReason = null, StartsAt = Some.At(30, 8, 4), EndsAt = Some.At(30, 10, 4) }), "events.needs-reason", "events.holiday");
        Refused(await Plan(Some.Input() with { OverrideReason = null, StartsAt = Some.At(1, 8, 3).AddYears(1), EndsAt = Some.At(1, 10, 3).AddYears(1) }), "events.needs-reason", "events.outside-campaign");

        var id = await Planned(Some.Input(small) with { OverrideReason = " Kê thêm ghế " });
        Assert.Equal("Kê thêm ghế", (await Row(id)).OverrideReason);
        Assert.True((await Submit(id)).Succeeded);
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_named_by_its_field()
    {
        var missing = await Plan(new());
        Assert.Equal(["campaignId", "title", "format", "unitCode", "startsAt"], missing.Failures.Select(f => f.Field));

        var unknown = await Plan(Some.Input(venueId: Guid.NewGuid(), presenter: Guid.NewGuid()) with { Format = "gala" });
        Assert.Equal(["venueId", "presenterIds.0", "format"], unknown.Failures.Select(f => f.Field));
        var who = Guid.NewGuid();
        var second = Assert.Single((await Plan(Some.Input() with { PresenterIds = [Neighbours.Hoa.Id, who] })).Failures);
        Assert.Equal(("events.staff-unknown", "presenterIds.1", $"“{who}”"), (second.Code, second.Field, (string)second.Args.Single()));
        Refused(await Plan(Some.Input() with { UnitCode = "nowhere" }), "events.unit-unknown");
        Refused(await Plan(Some.Input() with { EndsAt = Some.At(20, 8) }), "events.end-before-start");
        Refused(await Plan(Some.Input() with { Title = new string('x', 201) }), "events.title-too-long");
        Refused(await Plan(Some.Input() with { Title = "Họp\u0000dân" }), "events.title-unreadable");
        Refused(await Plan(Some.Input() with { CampaignId = Guid.NewGuid() }), "events.campaign-unknown");
        Assert.Equal(0, await Module.In(s => s.GetRequiredService<EventsDbContext>().Events.CountAsync(Ct)));
    }

    [Fact]
    public async Task Nobody_plans_outside_of_their_place()
    {
        Refused(await Plan(Some.Input(), Planner("38/401")), "events.not-your-place");
        var id = (await Plan(Some.Input(), Planner(Neighbours.HoangHoa))).Value;
        Refused(await Submit(id, by: Planner("38/401")), "events.event-not-found");
        Refused(await Publish(id, Planner("38/40")), "events.event-not-found");
        Refused(await Do<Events.Features.ChangeEvent.ChangeEvent, Kernel.Commands.Done>(new(id, new() { Title = "Khác" }, null), Planner("38/401")), "events.event-not-found");
        Refused(await Do<Events.Features.CancelEvent.CancelEvent, Kernel.Commands.Done>(new(id, "Bão", false), Planner("38/401")), "events.event-not-found");
        Assert.True((await Submit(id, by: Planner("38"))).Succeeded);
    }
}

public sealed class PlanEventOnSqlite() : PlanEventTests(TestDatabase.Sqlite());

public sealed class PlanEventOnPostgres() : PlanEventTests(TestDatabase.Postgres());
