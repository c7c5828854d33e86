using System.Text;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AnswerInvitation;
using Campaigns.Events.Features.ImportGuests;
using Campaigns.Events.Features.InvitePeople;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Notifications.Contracts;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace Campaigns.Events.Tests.Features;

/// <summary>A guest list from a file: each row is told what comes of it, and what became of the messages is shown.</summary>
public abstract class ImportGuestsTests(TestDatabase database) : SliceTests(database)
{
    private const string Mixed = """
        Họ và tên;Số điện thoại;Thư điện tử;Xã/phường;Thôn
        Nguyễn Văn An;0912 000 001;;;Thôn Đông
        ;0912000002;khong@phai@thu;Xã Không Có;Thôn Đông
        Trần Thị Bình;;binh@thanhhoa.example;Hoằng Ngọc;
        Ông An;0912.000.001;;;Thôn Đoài
        Lê Văn Cường;;;15994;Thôn Đoài
        Phạm Thị Dung;12;;;
        """;

    [Fact]
    public async Task Each_row_is_told_what_comes_of_it_and_a_wrong_one_spoils_no_other()
    {
        var id = await Published();
        var rows = Read(Mixed);
        var look = (await Import(id, rows, look: true)).Value;
        Assert.Empty(await All(id));
        Assert.Equal((2, 1, 1, 2), (look.Count.Messages, look.Count.Letters, look.Count.Before, look.Wrong));
        Assert.Equal([(2, GuestFate.Invited), (3, null), (4, GuestFate.Invited), (5, GuestFate.Twice), (6, GuestFate.Invited), (7, null)], look.Rows.Select(r => (r.Number, r.Fate)));
        Assert.Equal(["events.guest-name-missing", "events.guest-mail-unreadable", "events.commune-unknown"], look.Rows[1].Wrong.Select(f => f.Code));
        Assert.Equal((2, true, "events.guest-phone-unreadable"), (look.Rows[3].SameAs, look.Rows[4].ByLetter, look.Rows[5].Wrong[0].Code));

        Refused(await Import(id, rows, expected: 4), "events.other-number");
        Assert.Equal(3, (await Import(id, rows, expected: 3)).Value.Count.All);
        Assert.Equal(["15988", "15994", "15994"], (await All(id)).Select(i => i.UnitCode).Order(StringComparer.Ordinal));
        Refused(await Import(id, rows), "events.nobody-to-invite");
        Assert.All((await Import(id, rows, look: true)).Value.Rows.Where(r => r.Fate is not null), r => Assert.Equal(GuestFate.InvitedBefore, r.Fate));
    }

    [Fact]
    public async Task Whole_or_nothing_names_the_field_of_each_wrong_guest()
    {
        var id = await Published();
        var refused = await Import(id, Read(Mixed), whole: true);
        Assert.Equal(["guests.1.fullName", "guests.1.email", "guests.1.unitCode", "guests.5.phone"], refused.Failures.Select(f => f.Field));
        Assert.Empty(await All(id));
    }

    [Fact]
    public async Task A_village_over_its_number_and_who_registered_are_told_apart()
    {
        var id = await Published();
        Neighbours.Register(id, 1, "+84912000301");
        var rows = Read("Họ tên;Điện thoại;Thôn\nA;0912000301;Đông\nB;0912000302;Đông\nC;0912000303;dong\nD;0912000304;Đoài");
        var report = (await Import(id, rows, perVillage: 1)).Value;
        Assert.Equal([GuestFate.Registered, GuestFate.Invited, GuestFate.OverQuota, GuestFate.Invited], report.Rows.Select(r => r.Fate));
    }

    [Fact]
    public async Task Only_planners_of_the_place_invite_and_each_row_only_of_their_area()
    {
        var id = await Published();
        var rows = Read("Họ tên;Xã\nAn;Hoằng Ngọc\nBình;15988");
        Refused(await Import(id, rows, by: Planner("38/401")), "events.event-not-found");
        var mine = (await Import(id, rows, by: Planner("38/399/15988"))).Value;
        Assert.Equal(("events.commune-unknown", GuestFate.Invited), (mine.Rows[0].Wrong[0].Code, mine.Rows[1].Fate));
        Refused(await Import(await Planned(Some.Input(day: 22)), rows), "events.invite-to-public-only");
    }

    [Fact]
    public async Task What_became_of_each_message_is_shown()
    {
        var id = await Published();
        await Import(id, Read("Họ tên;Điện thoại\nAn;0912000401\nBình;0912000402\nCường;0912000403\nDung;0912000404\nGiang;"));
        Assert.Equal(["to-print", "waiting", "waiting", "waiting", "waiting"], await Marks(id));
        await Module.Deliver();
        var keys = (await All(id)).Where(i => !i.ByLetter).Select(i => Invitation.NoticeKey(i.Id)).ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), Neighbours.Notices.Keys.Order(StringComparer.Ordinal));
        (Neighbours.Delivered[keys[0]], Neighbours.Delivered[keys[1]], Neighbours.Delivered[keys[2]]) = (Delivery.Failed, Delivery.Kept, Delivery.Waiting);
        Assert.Equal(["failed", "kept", "sent", "to-print", "waiting"], await Marks(id));
        Assert.Equal(["failed"], await Marks(id, InvitationChoice.Failed));
        var sums = await Module.In(s => s.GetRequiredService<InvitationsQuery>().Sums(id, Ct));
        Assert.Equal((5, 2, 1, 1), (sums.Invited, sums.Sent, sums.Failed, sums.Kept));

        await Do<PrintLetters, byte[]>(new(id, false));
        var link = (string)Neighbours.Notices[keys[0]].Values["link"]!;
        await Do<AnswerInvitation, Invitation>(new(link[(link.LastIndexOf('/') + 1)..], true, 2, Consent: true));
        Assert.Equal(["failed"], await Marks(id, InvitationChoice.Yes));
        Assert.Equal(["kept", "printed", "sent", "waiting"], await Marks(id, InvitationChoice.None));

        // Who may not be written to any more gets nothing, and the table says so.
        await Module.In(async s =>
        {
            var db = s.GetRequiredService<EventsDbContext>();
            foreach (var i in await db.Invitations.Where(i => i.EventId == id && !i.ByLetter).ToListAsync(Ct)) i.Forget();
            await db.SaveChangesAsync(Ct);
        });
        Neighbours.Notices.Clear();
        Assert.Equal(["failed", "failed", "failed", "failed", "printed"], await Marks(id));
    }

    private async Task<IReadOnlyList<string>> Marks(Guid id, InvitationChoice choice = InvitationChoice.All) =>
        [.. (await Module.In(s => s.GetRequiredService<InvitationsQuery>().Page(id, choice, null, null, Ct))).Items.Select(i => i.Mark.Word()).Order(StringComparer.Ordinal)];

    private Task<Result<GuestReport>> Import(Guid id, IReadOnlyList<GuestDraft> rows, bool look = false, int? expected = null, int? perVillage = null, bool whole = false, Access? by = null) =>
        Do<ImportGuests, GuestReport>(new(id, rows, null, new(false, perVillage, look, expected), whole), by);

    private Task<List<Invitation>> All(Guid id) => Module.In(s => s.GetRequiredService<EventsDbContext>().Invitations.AsNoTracking().Where(i => i.EventId == id).OrderBy(i => i.Id).ToListAsync(Ct));

    private static IReadOnlyList<GuestDraft> Read(string text) => GuestSheet.Read(Encoding.UTF8.GetBytes(text)).Value;
}

public sealed class ImportGuestsOnSqlite() : ImportGuestsTests(TestDatabase.Sqlite());

public sealed class ImportGuestsOnPostgres() : ImportGuestsTests(TestDatabase.Postgres());

/// <summary>What a file may look like.</summary>
public sealed class GuestSheetTests
{
    [Fact]
    public void A_workbook_reads_like_text_also_where_it_took_the_phone_for_a_number()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[] { new Dictionary<string, object> { ["Họ và tên"] = " Nguyễn  Văn An ", ["SĐT"] = 912000001, ["Ghi chú"] = "bỏ qua", ["Thôn"] = "'Đông" } });
        Assert.Equal(new GuestDraft(2, "Nguyễn Văn An", "0912000001", "", "", "Đông"), Assert.Single(GuestSheet.Read(file.ToArray()).Value));
    }

    [Fact]
    public void What_was_read_comes_back_from_the_form_as_it_was()
    {
        GuestDraft[] rows = [new(2, "An; \"Cả\"", "0912000001", "", "", "Đông"), new(5, "Bình", "", "b@x.vn", "15988", "=1+1")];
        Assert.Equal(rows, GuestSheet.Read(Encoding.UTF8.GetBytes("\n" + GuestSheet.Write(rows))).Value);
    }

    [Theory]
    [InlineData("", "events.sheet-empty")]
    [InlineData("Điện thoại;Thôn\n0912000001;Đông", "events.sheet-without-names")]
    [InlineData("Họ tên\n\n \n", "events.sheet-empty")]
    [InlineData("%PDF-1.4", "events.sheet-unreadable")]
    [InlineData("PK nothing of the kind", "events.sheet-unreadable")]
    public void What_is_no_list_is_refused(string file, string code) => Assert.Equal(code, GuestSheet.Read(Encoding.UTF8.GetBytes(file)).Failures[0].Code);

    [Fact]
    public void A_list_that_is_too_long_is_refused_whole() =>
        Assert.Equal("events.sheet-too-long", GuestSheet.Read(Encoding.UTF8.GetBytes("Họ tên\n" + string.Concat(Enumerable.Repeat("An\n", GuestSheet.MostRows + 1)))).Failures[0].Code);
}
