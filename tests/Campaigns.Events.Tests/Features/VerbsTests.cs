using Campaigns.Events.Domain;
using Campaigns.Events.Features.CancelEvent;
using Campaigns.Events.Features.ChangeEvent;
using Campaigns.Events.Features.PublishEvent;
using Campaigns.Events.Features.RescheduleEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;

namespace Campaigns.Events.Tests.Features;

public abstract class VerbsTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task Submitting_gives_approval_while_nobody_is_asked_and_keeps_both_steps()
    {
        var id = await Planned();
        Assert.True((await Submit(id, by: Planner("38"))).Succeeded);
        var row = await Row(id);
        Assert.Equal(EventStatus.Approved, row.Status);
        Assert.Equal([(Verb.Submit, "Ai Đó"), (Verb.Approve, "")], row.History.OrderBy(c => c.Number).Select(c => (c.Verb, c.ActorName)));
    }

    [Fact]
    public async Task A_draft_is_published_only_by_the_emergency_path()
    {
        var id = await Planned();
        Refused(await Publish(id, Planner("38")), "events.invalid-transition");

        var admin = TestModule.Someone("", Permissions.View, Permissions.Plan, Permissions.Publish, Permissions.PublishWithoutApproval);
        Assert.True((await Do<PublishEvent, Done>(new(id, "Khẩn"), admin)).Succeeded);
        var line = Assert.Single((await Row(id)).History);
        Assert.Equal((Verb.PublishWithoutApproval, "Khẩn"), (line.Verb, line.Reason));
    }

    [Fact]
    public async Task The_emergency_path_holds_only_at_its_place()
    {
        var id = await Planned();
        var elsewhere = TestModule.Someone("38/401", Permissions.PublishWithoutApproval);
        var grants = new Dictionary<string, IReadOnlyList<Kernel.Security.Scope>>(elsewhere.Grants) { [Permissions.Publish] = [new("38")] };
        Refused(await Publish(id, elsewhere with { Grants = grants }), "events.invalid-transition");
    }

    [Fact]
    public async Task Publishing_from_a_loose_draft_takes_its_hall_first()
    {
        var hall = await Hall();
        var id = await Planned(Some.Input(hall) with { Hold = false });
        await Planned(Some.Input(hall));
        Refused(await Publish(id), "events.venue-double-booked");
    }

    [Fact]
    public async Task Publishing_tells_neighbours_in_the_same_transaction()
    {
        await Published();
        var names = await Module.Outbox();
        Assert.Contains("events.event-published.v1", names);
        Assert.Contains("registrations.offering-changed.v1", names);
    }

    [Fact]
    public async Task A_move_frees_the_old_time_and_takes_the_new_one()
    {
        var hall = await Hall();
        var id = await Published(Some.Input(hall));
        var other = await Planned(Some.Input(hall, day: 27));
        Refused(await Move(id, 27), "events.venue-double-booked");
        Assert.True((await Do<CancelEvent, Done>(new(other, "Trùng", false))).Succeeded);

        Assert.True((await Move(id, 27)).Succeeded);
        var row = await Row(id);
        Assert.Equal((Some.At(27, 8), Some.At(20, 8), 1, "hoang-tien-20-03-2019"), (row.StartsAt, row.MovedFrom, row.Sequence, row.Slug));
        Assert.True((await Plan(Some.Input(hall))).Succeeded);
        Assert.Contains("events.event-rescheduled.v1", await Module.Outbox());
    }

    [Fact]
    public async Task Moving_and_cancelling_want_a_reason()
    {
        var id = await Published();
        Refused(await Do<RescheduleEvent, Done>(new(id, Some.At(27, 8), Some.At(27, 10), null, " ", false)), "events.reason-missing");
        Refused(await Do<CancelEvent, Done>(new(id, null, false)), "events.reason-missing");
    }

    [Fact]
    public async Task A_change_over_an_older_version_is_refused()
    {
        var id = await Planned();
        var version = (await Row(id)).Version;
        Assert.True((await Change(id, new() { Title = "Một" }, version)).Succeeded);
        Refused(await Change(id, new() { Title = "Hai" }, version), "events.changed-underneath");
        Assert.Equal("Một", (await Row(id)).Title);
    }

    [Fact]
    public async Task Seats_are_compared_with_those_who_hold_one()
    {
        var id = await Published();
        Neighbours.Seats[id] = new(44, 0, 0);
        Refused(await Change(id, new() { Capacity = 43 }), "events.seats-below-registered");
        Assert.True((await Change(id, new() { Capacity = 44 })).Succeeded);
    }

    [Fact]
    public async Task Saving_a_draft_without_hold_lets_go_but_a_public_one_keeps_its_hall()
    {
        var (draft, open) = (await Planned(), await Published(Some.Input(day: 22)));
        Assert.True((await Change(draft, new() { Hold = false })).Succeeded);
        Assert.True((await Change(open, new() { Hold = false, Title = "Tên mới" })).Succeeded);
        Assert.Equal((false, true), ((await Row(draft)).Holds, (await Row(open)).Holds));
    }

    [Fact]
    public async Task A_public_event_begins_and_ends_by_the_clock_and_a_moved_one_waits()
    {
        var (kept, moved) = (await Published(), await Published(Some.Input(day: 20, hour: 14)));
        Assert.True((await Move(moved, 27)).Succeeded);
        await Delivered(Some.At(20, 7));
        Assert.Equal(EventStatus.Published, (await Row(kept)).Status);
        await Delivered(Some.At(20, 8));
        Assert.Equal(EventStatus.Running, (await Row(kept)).Status);
        await Delivered(Some.At(20, 18));
        await Delivered(Some.At(20, 18));
        Assert.Equal((EventStatus.Completed, EventStatus.Published), ((await Row(kept)).Status, (await Row(moved)).Status));
        Assert.Equal(5, (await Row(kept)).History.Count);
    }

    private async Task Delivered(DateTimeOffset at)
    {
        Module.Clock.Set(at);
        await Module.Deliver();
        Assert.Empty(await Module.FailedDeliveries());
    }

    private Task<Result<Done>> Move(Guid id, int day) => Do<RescheduleEvent, Done>(new(id, Some.At(day, 8), Some.At(day, 10), null, "Bão", true));

    private Task<Result<Done>> Change(Guid id, Events.Features.PlanEvent.EventInput input, int? version = null) => Do<ChangeEvent, Done>(new(id, input, version));
}

public sealed class VerbsOnSqlite() : VerbsTests(TestDatabase.Sqlite());

public sealed class VerbsOnPostgres() : VerbsTests(TestDatabase.Postgres());
