using Campaigns.Desk.Domain;
using Campaigns.Desk.Features.SettleConflict;
using Campaigns.Desk.Features.SyncDesk;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Desk.Tests;

public abstract class ConflictTests(TestDatabase database) : DeskTests(database)
{
    private static readonly DateTimeOffset Office = Start.AddMinutes(5);

    [Fact]
    public async Task A_field_changed_on_both_sides_waits_for_a_person_and_the_rest_stands()
    {
        var (na, answer) = await Clash(new { phone = "0912000111", hamlet = "thôn 3" });
        Assert.Equal(("conflict", "changed-meanwhile"), (answer.Outcome, answer.Reason));
        Assert.Equal(("0912 ••• 222", "thôn 3"), ((await Row(na)).Phone!.Replace("+84912000222", "0912 ••• 222"), (await Row(na)).Hamlet));
        var field = Assert.Single((await Conflict(answer)).Fields);
        Assert.Equal(("phone", "+84912000111", "+84912000222"), (field.Field, field.Device, field.Server));
        Assert.Equal((Start.AddMinutes(20), Office), (field.DeviceAt, field.ServerAt));
    }

    [Fact]
    public async Task The_devices_value_stands_when_a_person_says_so_and_both_stay_to_be_read()
    {
        var (na, answer) = await Clash(new { phone = "0912000111" });
        Assert.True((await Settle(answer, "device")).Succeeded);
        Assert.Equal("+84912000111", (await Row(na)).Phone);
        var settled = await Conflict(answer);
        Assert.Equal(("kept-device", "Ai Đó"), (settled.Status, settled.SettledBy));
        Assert.Equal(("+84912000111", "+84912000222"), (settled.Fields[0].Device, settled.Fields[0].Server));
    }

    [Fact]
    public async Task The_servers_value_stays_when_a_person_says_so()
    {
        var (na, answer) = await Clash(new { phone = "0912000111" });
        Assert.True((await Settle(answer, "server")).Succeeded);
        Assert.Equal("+84912000222", (await Row(na)).Phone);
    }

    [Fact]
    public async Task A_choice_is_made_once()
    {
        var (na, answer) = await Clash(new { phone = "0912000111" });
        Assert.Equal(Refusals.Keep, Assert.Single((await Settle(answer, "both")).Failures));
        Assert.True((await Settle(answer, "device")).Succeeded);
        await OfficeEdits(na, new() { Phone = "0912000333" });
        Assert.True((await Settle(answer, "device")).Succeeded);
        Assert.Equal(Refusals.Settled, Assert.Single((await Settle(answer, "server")).Failures));
        Assert.Equal("+84912000333", (await Row(na)).Phone);
    }

    [Fact]
    public async Task Sent_again_a_conflict_stays_the_same_one()
    {
        var (na, answer) = await Clash(new { phone = "0912000111" });
        var again = await One(Edit(na, new { phone = "0912000111" }));
        Assert.Equal((answer.Outcome, answer.ConflictId), (again.Outcome, again.ConflictId));
        Assert.Equal(1, await Data(db => db.Conflicts.CountAsync(Ct)));
    }

    [Fact]
    public async Task Strangers_find_no_conflict()
    {
        var (_, answer) = await Clash(new { phone = "0912000111" });
        Assert.Equal(Refusals.NoSuchConflict, Assert.Single((await Settle(answer, "device", Elsewhere)).Failures));
    }

    [Fact]
    public async Task The_same_new_value_on_both_sides_is_no_conflict()
    {
        var (_, answer) = await Clash(new { phone = "0912 000 222" });
        Assert.Equal("duplicate", answer.Outcome);
    }

    [Fact]
    public async Task A_devices_own_earlier_change_is_no_clash()
    {
        var na = await Registered(1);
        var version = (await Row(na)).Version;
        await One(Edit(na, new { phone = "0912000111" }, version, "a"));
        Assert.Equal("applied", (await One(Edit(na, new { phone = "0912000112" }, version, "b"))).Outcome);
        Assert.Equal("conflict", (await One(Edit(na, new { phone = "0912000113" }, version, "c"), OtherDesk, "ban-2")).Outcome);
    }

    [Fact]
    public async Task A_change_seen_before_writing_is_no_clash()
    {
        var na = await Registered(1);
        await OfficeEdits(na, new() { Phone = "0912000222" });
        Assert.Equal("applied", (await One(Edit(na, new { phone = "0912000111" }, (await Row(na)).Version))).Outcome);
    }

    [Fact]
    public async Task Both_values_are_forgotten_with_their_person()
    {
        var (na, answer) = await Clash(new { phone = "0912000111" });
        await Module.In(async s =>
        {
            var personal = s.GetServices<IPersonalData>().Single(p => p.GetType().Namespace!.StartsWith("Campaigns.Desk", StringComparison.Ordinal));
            Assert.NotEmpty(await personal.Export(new("registrations.registration", na), Ct));
            await personal.Erase(new("registrations.registration", na), Ct);
            Assert.Empty(await personal.Export(new("registrations.registration", na), Ct));
        });
        Assert.Empty((await Conflict(answer)).Fields);
    }

    private async Task<(Guid Na, OperationAnswer Answer)> Clash(object fields)
    {
        var na = await Registered(1);
        var version = (await Row(na)).Version;
        Module.Clock.Set(Office);
        await OfficeEdits(na, new() { Phone = "0912000222" });
        Module.Clock.Set(Start.AddHours(2));
        return (na, await One(Edit(na, fields, version)));
    }

    private static OperationBody Edit(Guid na, object fields, int version = 0, string id = "edit") => Op(id, "edit", new { registrationId = na, version, fields }, "2019-03-01T09:20:00+07:00");

    private Task<ConflictResource> Conflict(OperationAnswer answer) => Module.In(async s =>
    {
        var query = s.GetRequiredService<ConflictsQuery>();
        return await query.Show((await query.Find(answer.ConflictId!.Value, Ct))!, Ct);
    }, Desk);

    private Task<Result<Conflict>> Settle(OperationAnswer answer, string keep, Access? by = null) =>
        Module.In(s => s.GetRequiredService<IHandler<SettleConflict, Conflict>>().Handle(new(answer.ConflictId!.Value, keep), Ct), by ?? Desk);
}

public sealed class ConflictTestsOnSqlite() : ConflictTests(TestDatabase.Sqlite());

public sealed class ConflictTestsOnPostgres() : ConflictTests(TestDatabase.Postgres());
