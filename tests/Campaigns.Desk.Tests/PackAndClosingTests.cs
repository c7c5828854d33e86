using System.Text.Json;
using Campaigns.Desk.Domain;
using Campaigns.Desk.Features.CloseAttendance;
using Campaigns.Desk.Features.DownloadPack;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using FormVersion = Campaigns.Registrations.Domain.FormVersion;
using Question = Campaigns.Registrations.Domain.Question;
using QuestionKind = Campaigns.Registrations.Domain.QuestionKind;

namespace Campaigns.Desk.Tests;

public abstract class PackAndClosingTests(TestDatabase database) : DeskTests(database)
{
    [Fact]
    public async Task A_pack_holds_people_rules_and_units_and_masks_phones()
    {
        await Registered(1);
        var pack = JsonDocument.Parse((await Pack()).Value.Bytes).RootElement;
        var person = Assert.Single(pack.GetProperty("registrations").EnumerateArray().ToList());
        Assert.Equal(("Trần Thị Na 1", "0981 ••• 001", "0001"), (person.GetProperty("name").GetString(), person.GetProperty("phone").GetString(), person.GetProperty("end").GetString()));
        Assert.Equal("vsi-rate", pack.GetProperty("rules")[0].GetProperty("table").GetString());
        Assert.Equal("Xã Hoằng Tiến", pack.GetProperty("units")[0].GetProperty("name").GetString());
        Assert.Equal(Start.AddHours(2.5 + 48), pack.GetProperty("expiresAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_pack_carries_the_questions_and_an_answer_to_one_that_is_gone_keeps_nobody_out()
    {
        await Registered(1);
        await Module.In(async s =>
        {
            var db = s.GetRequiredService<RegistrationsDbContext>();
            var question = new Question { Key = "ghe", Kind = QuestionKind.Number, Vi = "Cần mấy ghế?", Required = true };
            db.Add(FormVersion.Of(await db.Rosters.SingleAsync(Ct), 1, new(1, [question], false), Start));
            await db.SaveChangesAsync(Ct);
            s.GetRequiredService<Campaigns.Registrations.Features.Forms.Forms>().Forget(Meeting.Id);
        });
        var asked = Assert.Single(JsonDocument.Parse((await Pack()).Value.Bytes).RootElement.GetProperty("questions").EnumerateArray().ToList());
        Assert.Equal(("ghe", "number"), (asked.GetProperty("key").GetString(), asked.GetProperty("kind").GetString()));
        var added = await One(Op("a", "register", new { eventId = Meeting.Id, fullName = "Lò Thị Pó", noPhone = true, consent = true, answers = new { ghe = 2, cu = "đã bỏ" } }));
        Assert.Equal("applied", added.Outcome);
        Assert.Equal("{\"ghe\":2}", await Module.In(s => s.GetRequiredService<RegistrationsDbContext>().Registrations.Where(r => r.Id == added.ResourceId).Select(r => r.Answers).SingleAsync(Ct)));
        Assert.Equal("applied", (await One(Op("b", "register", new { eventId = Meeting.Id, fullName = "Lò Thị Vân", noPhone = true, consent = true }))).Outcome);
    }

    [Fact]
    public async Task Its_tag_follows_what_is_in_it_and_not_when_it_was_made()
    {
        await Registered(1);
        var first = (await Pack()).Value.Tag;
        Module.Clock.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(first, (await Pack()).Value.Tag);
        await Registered(2);
        Assert.NotEqual(first, (await Pack()).Value.Tag);
    }

    [Fact]
    public async Task It_is_for_the_meetings_own_desk_and_ends_two_days_after_it()
    {
        await Registered(1);
        Assert.Equal(Refusals.NoSuchEvent, Assert.Single((await Pack(Elsewhere)).Failures));
        Module.Clock.Set(Start.AddHours(2.5 + 48));
        Assert.Equal(Refusals.PackExpired, Assert.Single((await Pack()).Failures));
    }

    [Fact]
    public async Task Sixty_people_are_far_below_two_hundred_kilobytes()
    {
        await Sent(operations: [.. Enumerable.Range(1, 60).Select(i => WalkIn($"op-{i}", i))]);
        Assert.InRange(PackEndpoint.Zip((await Pack()).Value.Bytes).Length, 1_000, 60_000);
    }

    [Fact]
    public async Task What_arrives_after_closing_lands_and_is_marked()
    {
        await Sent(null, "ban-1", WalkIn("a", 1));
        var closing = (await Close()).Value;
        Assert.Equal((1, "Ai Đó"), (closing.WalkIns, closing.ClosedBy));
        Module.Clock.Set(Start.AddDays(1));
        Assert.Equal("applied", (await One(WalkIn("b", 2))).Outcome);
        Assert.Equal(2, (await Roster())!.WalkIns);
        Assert.Equal(1, await Module.In(s => s.GetRequiredService<FiguresQuery>().Late(Meeting.Id, Ct)));
        Assert.Equal(1, (await Close()).Value.WalkIns);
    }

    [Fact]
    public async Task A_desk_with_open_conflicts_is_not_closed()
    {
        var na = await Registered(1);
        await OfficeEdits(na, new() { Hamlet = "thôn 2" });
        await One(Op("a", "edit", new { registrationId = na, version = 0, fields = new { hamlet = "thôn 3" } }));
        Assert.Equal(Refusals.Unsettled, Assert.Single((await Close()).Failures));
    }

    private Task<Result<Packed>> Pack(Access? by = null) => Module.In(s => s.GetRequiredService<PackQuery>().For(Meeting.Id, Ct), by ?? Desk);

    private Task<Result<Closing>> Close() => Module.In(s => s.GetRequiredService<IHandler<CloseAttendance, Closing>>().Handle(new(Meeting.Id), Ct), Desk);
}

public sealed class PackAndClosingOnSqlite() : PackAndClosingTests(TestDatabase.Sqlite());

public sealed class PackAndClosingOnPostgres() : PackAndClosingTests(TestDatabase.Postgres());
