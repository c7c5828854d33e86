using Campaigns.Desk.Domain;
using Campaigns.Desk.Features.SyncDesk;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Desk.Tests;

public abstract class SyncTests(TestDatabase database) : DeskTests(database)
{
    [Fact]
    public async Task What_a_desk_recorded_lands_with_the_devices_times()
    {
        var na = await Registered(1);
        Module.Clock.Set(Start.AddHours(2));
        var results = await Sent(null, "ban-1",
            Op("a", "check-in", new { registrationId = na }, "2019-03-01T09:05:00+07:00"), WalkIn("b", 2), Op("c", "head-count", new { eventId = Meeting.Id, heads = 31 }), Op("d", "interest", new { registrationId = na, product = "VSI" }));
        Assert.All(results, r => Assert.Equal("applied", r.Outcome));
        Assert.Equal(["a", "b", "c", "d"], results.Select(r => r.Id));
        Assert.Equal(Start.AddMinutes(5), (await Row(na)).CheckedInAt);
        var roster = await Roster();
        Assert.Equal((1, 1, 1, 31), (roster!.There, roster.Expected, roster.WalkIns, roster.HeadCount));
        Assert.Single(Neighbours.Wishes);
    }

    [Fact]
    public async Task Sent_again_in_part_or_whole_nothing_is_doubled()
    {
        OperationBody[] batch = [.. Enumerable.Range(1, 20).Select(i => WalkIn($"op-{i}", i))];
        var first = await Sent(operations: batch);
        var again = await Sent(operations: batch[5..]);
        Assert.All(again, r => Assert.Equal("duplicate", r.Outcome));
        Assert.Equal(first.Skip(5).Select(r => r.ResourceId), again.Select(r => r.ResourceId));
        Assert.Equal(20, (await Roster())!.WalkIns);
        Assert.Equal(20, await Data(db => db.Operations.CountAsync(Ct)));
        Assert.Equal(20, (await Module.Outbox()).Count(n => n == "registrations.attendee-checked-in.v1"));
    }

    [Fact]
    public async Task The_same_operation_twice_in_one_batch_is_one()
    {
        var results = await Sent(null, "ban-1", WalkIn("a", 1), WalkIn("a", 1));
        Assert.Equal(["applied", "duplicate"], results.Select(r => r.Outcome));
        Assert.Equal(1, (await Roster())!.WalkIns);
    }

    [Fact]
    public async Task Batches_that_cross_each_other_count_once()
    {
        OperationBody[] batch = [.. Enumerable.Range(1, 15).Select(i => WalkIn($"op-{i}", i)), .. Enumerable.Range(20, 5).Select(i => Op($"op-{i}", "head-count", new { eventId = Meeting.Id, heads = i }))];
        await Sent(operations: WalkIn("first", 99));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Sync(batch)));
        Assert.All(answers, a => Assert.All(a.Value.Results, r => Assert.Contains(r.Outcome, new[] { "applied", "duplicate" })));
        Assert.Equal(16, (await Roster())!.WalkIns);
    }

    [Fact]
    public async Task An_altered_repetition_changes_nothing()
    {
        var first = await One(WalkIn("a", 1));
        var altered = await One(WalkIn("a", 2));
        Assert.Equal(("applied", "rejected", "operation-altered"), (first.Outcome, altered.Outcome, altered.Reason));
        Assert.Equal(1, (await Roster())!.WalkIns);
        Assert.Equal("duplicate", (await One(WalkIn("a", 1))).Outcome);
    }

    [Fact]
    public async Task A_device_belongs_to_who_first_spoke_for_it()
    {
        await Sent(Desk, "ban-1", WalkIn("a", 1));
        Assert.Equal([Refusals.OtherDesk], (await Sync([WalkIn("b", 2)], OtherDesk)).Failures);
        Assert.Equal("applied", (await One(WalkIn("b", 2), OtherDesk, "ban-2")).Outcome);
    }

    [Fact]
    public async Task Another_areas_desk_and_one_with_other_names_change_nothing()
    {
        var na = await Registered(1);
        var named = Neighbours.Has(Offer(desk: Guid.CreateVersion7()));
        Assert.Equal(("rejected", "event-not-found"), Words(await One(WalkIn("a", 1), Elsewhere, "xa")));
        Assert.Equal(("rejected", "event-not-found"), Words(await One(Op("b", "check-in", new { registrationId = na }), Elsewhere, "xa")));
        Assert.Equal(("rejected", "event-not-found"), Words(await One(WalkIn("c", 1, meeting: named), Desk)));
        Assert.Equal(0, (await Roster())!.WalkIns);
    }

    [Fact]
    public async Task What_was_turned_away_may_be_sent_again_when_things_are_otherwise()
    {
        var me = Guid.CreateVersion7();
        var named = Neighbours.Has(Offer(desk: me));
        Assert.Equal("rejected", (await One(WalkIn("a", 1, meeting: named))).Outcome);
        Neighbours.StaffOfAccounts[Desk.AccountId] = me;
        Assert.Equal("applied", (await One(WalkIn("a", 1, meeting: named))).Outcome);
        Assert.Equal("duplicate", (await One(WalkIn("a", 1, meeting: named))).Outcome);
    }

    [Fact]
    public async Task The_devices_clock_is_kept_and_never_believed_ahead_of_ours()
    {
        var ahead = await One(WalkIn("a", 1, "2021-03-01T09:00:00+07:00"));
        var behind = await One(WalkIn("b", 2, "2017-03-01T09:00:00+07:00"));
        var none = await One(WalkIn("c", 3, "hôm qua"));
        Assert.Equal(Start, (await Row(ahead.ResourceId!.Value)).CheckedInAt);
        Assert.Equal(Start, (await Row(none.ResourceId!.Value)).CheckedInAt);
        Assert.Equal(2017, (await Row(behind.ResourceId!.Value)).CheckedInAt!.Value.Year);
        Assert.Equal([2021, 2017, null], await Data(async db => (await db.Operations.OrderBy(o => o.OperationId).Select(o => o.At).ToListAsync(Ct)).Select(at => at?.Year)));
    }

    [Fact]
    public async Task Two_desks_check_in_once_at_the_earlier_time()
    {
        var na = await Registered(1);
        Module.Clock.Set(Start.AddHours(1));
        await One(Op("a", "check-in", new { registrationId = na }, "2019-03-01T09:30:00+07:00"), Desk, "ban-1");
        var second = await One(Op("a", "check-in", new { registrationId = na }, "2019-03-01T09:10:00+07:00"), OtherDesk, "ban-2");
        Assert.Equal(("duplicate", "already-checked-in"), Words(second));
        Assert.Equal(Start.AddMinutes(10), (await Row(na)).CheckedInAt);
        Assert.Equal(1, (await Roster())!.There);
    }

    [Fact]
    public async Task A_check_in_taken_back_stays_taken_back_when_all_is_sent_again()
    {
        var na = await Registered(1);
        OperationBody[] batch = [Op("a", "check-in", new { registrationId = na }, "2019-03-01T08:50:00+07:00"), Op("b", "undo-check-in", new { registrationId = na }, "2019-03-01T08:55:00+07:00")];
        await Sent(operations: batch);
        Assert.Equal("confirmed", (await Row(na)).Status);
        await Sent(operations: batch);
        await Sent(operations: batch[0]);
        Assert.Equal(("confirmed", 0), ((await Row(na)).Status, (await Roster())!.There));
    }

    [Fact]
    public async Task An_undo_does_not_reach_a_later_check_in_of_another_desk()
    {
        var na = await Registered(1);
        Module.Clock.Set(Start.AddHours(1));
        await One(Op("a", "check-in", new { registrationId = na }, "2019-03-01T09:30:00+07:00"), OtherDesk, "ban-2");
        Assert.Equal("checked-in-later", (await One(Op("b", "undo-check-in", new { registrationId = na }, "2019-03-01T09:20:00+07:00"))).Reason);
        Assert.Equal("attended", (await Row(na)).Status);
    }

    [Fact]
    public async Task What_speaks_of_a_walk_in_by_its_operation_finds_them()
    {
        var id = Guid.CreateVersion7().ToString();
        var results = await Sent(null, "ban-1", WalkIn(id, 1), Op("b", "edit", new { registrationId = id, fields = new { hamlet = "thôn 2" } }), Op("c", "interest", new { registrationId = id, product = "VSI" }));
        Assert.Equal(["applied", "applied", "applied"], results.Select(r => r.Outcome));
        Assert.Equal("thôn 2", (await Row(results[0].ResourceId!.Value)).Hamlet);
        var later = await One(Op("d", "enrol", new { registrationId = id, product = "VSI", payment = "collect-later", quote = new { product = "VSI" } }));
        Assert.Equal(("applied", "awaiting-payment"), Words(later));
        var body = Assert.Single(Neighbours.Enrolled.Values).Body;
        Assert.Equal(("Nguyễn Thị Hoa 1", "+84980000001"), (body.GetProperty("person").GetProperty("fullName").GetString(), body.GetProperty("person").GetProperty("phone").GetString()));
        Assert.Equal(results[0].ResourceId!.Value, body.GetProperty("registrationId").GetGuid());
    }

    [Fact]
    public async Task Who_was_enrolled_meanwhile_is_not_enrolled_again()
    {
        var na = await Registered(1);
        Neighbours.Refuses = Failure.Conflict("insurance.already-enrolled");
        Assert.Equal(("rejected", "already-enrolled"), Words(await One(Op("a", "enrol", new { registrationId = na }))));
    }

    [Fact]
    public async Task A_full_hall_still_lets_in_and_says_so()
    {
        var small = Neighbours.Has(Offer(seats: 1));
        Assert.Null((await One(WalkIn("a", 1, meeting: small))).Reason);
        Assert.Equal(("applied", "over-capacity"), Words(await One(WalkIn("b", 2, meeting: small))));
    }

    [Fact]
    public async Task A_walk_in_who_had_registered_is_on_the_list_once()
    {
        var na = await Registered(1);
        var again = await One(Op("a", "register", new { eventId = Meeting.Id, fullName = "trần thị na 1", phone = "0981000001", consent = true }));
        Assert.Equal(("applied", "was-registered"), Words(again));
        Assert.Equal(na, again.ResourceId);
        Assert.Equal((1, 0), ((await Roster())!.There, (await Roster())!.WalkIns));
    }

    [Fact]
    public async Task What_cannot_be_read_is_turned_away_alone()
    {
        var results = await Sent(null, "ban-1", WalkIn("good", 1), Op("kind", "dance", new { }), Op("nobody", "check-in", new { registrationId = Guid.CreateVersion7() }), Op("empty", "register", new { eventId = Meeting.Id }),
            Op("many", "head-count", new { eventId = Meeting.Id, heads = -1 }), new() { Id = "bare", Kind = "check-in" }, Op("text", "edit", new { registrationId = "không phải mã" }));
        Assert.Equal(["applied", "rejected", "rejected", "rejected", "rejected", "rejected", "rejected"], results.Select(r => r.Outcome));
        Assert.Equal(["kind-unknown", "registration-not-found", "name-missing", "heads-invalid", "registration-not-found", "registration-not-found"], results.Skip(1).Select(r => r.Reason));
    }

    [Theory]
    [InlineData("🙂🙂 Ơn")]
    [InlineData("محمد علي")]
    [InlineData("H'Hen Niê")]
    public async Task Names_of_all_kinds_land_as_they_are(string name)
    {
        var added = await One(Op("a", "register", new { eventId = Meeting.Id, fullName = name, noPhone = true, consent = true }));
        Assert.Equal(name, (await Row(added.ResourceId!.Value)).FullName);
    }

    [Fact]
    public async Task A_batch_without_shape_is_refused_whole()
    {
        Assert.Equal(Refusals.NoOperations, Assert.Single((await Sync([])).Failures));
        Assert.Equal(Refusals.Device, Assert.Single((await Sync([WalkIn("a", 1)], device: "")).Failures));
        Assert.Contains(Refusals.TooMany, (await Sync([.. Enumerable.Range(0, Limits.Operations + 1).Select(i => WalkIn($"{i}", i))])).Failures);
        Assert.Contains((await Sync([WalkIn("", 1)])).Failures, f => f.Code == "desk.operation-id-invalid");
    }

    private protected static (string Outcome, string? Reason) Words(OperationAnswer answer) => (answer.Outcome, answer.Reason);
}

public sealed class SyncTestsOnSqlite() : SyncTests(TestDatabase.Sqlite());

public sealed class SyncTestsOnPostgres() : SyncTests(TestDatabase.Postgres());
