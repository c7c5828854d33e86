using System.Text;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.ActOnMany;
using Campaigns.Registrations.Features.CorrectAttendee;
using Campaigns.Registrations.Features.ExportRegistrations;
using Campaigns.Registrations.Features.ImportPaperList;
using Campaigns.Registrations.Features.ListRegistrations;
using Campaigns.Registrations.Features.PrintList;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Registrations.Features.SaveView;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.ShowRegistration;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Registrations.Features.WithdrawConsent;
using Campaigns.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Registrations.Tests.Features;

public abstract class StaffListTests(TestDatabase database) : SliceTests(database)
{
    private static readonly Dictionary<string, string> Communes = new() { ["hoang tien"] = "15988" };

    [Fact]
    public async Task A_filter_reads_back_from_its_address()
    {
        var offering = Neighbours.Has(Some.Offering());
        await Registered(offering, 1);
        var second = await Registered(offering, 2);
        await Do<NoteRegistration, Guid>(new(second.Id, "Cần xe lăn & chỗ gần"));
        var filter = new RegistrationFilter { Q = "hoa 2", Status = "confirmed", With = "note" };
        Assert.Equal(filter, RegistrationFilter.Read(filter.Query));
        var rows = await Module.In(s => s.GetRequiredService<RegistrationsQuery>().Page(offering.Id, RegistrationFilter.Read(filter.Query), null, null, Permissions.View, Ct));
        Assert.Equal(second.Id, Assert.Single(rows.Items).Id);
        Assert.Empty((await Module.In(s => s.GetRequiredService<RegistrationsQuery>().Page(offering.Id, new() { With = "no-phone" }, null, null, Permissions.View, Ct))).Items);
    }

    [Fact]
    public async Task What_was_written_down_of_somebody_can_be_put_right()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 3));
        var (one, other) = (await Registered(offering, 1), await Registered(offering, 2));
        var (was, others) = (await Row(one.Id), await Row(other.Id));
        Assert.True((await Correct(was, new() { FullName = " Trần Thị  Na ", Phone = "0912 345 678", Hamlet = "thôn 2", People = 2, Need = "xe lăn" })).Succeeded);
        var now = await Row(one.Id);
        Assert.Equal(("Trần Thị Na", "tran thi na", "+84912345678", "thôn 2", 2, "xe lăn"), (now.FullName, now.FoldedName, now.Phone, now.Hamlet, now.People, now.Need));
        Assert.Equal(3, (await RosterOf(offering)).Taken);

        Assert.Equal([Refusals.Stale], (await Correct(was, new() { FullName = "Trần Thị Nở", People = 2 })).Failures);
        Assert.Equal(["registrations.seats-short"], (await Correct(now, new() { FullName = "Trần Thị Nở", People = 3 })).Failures.Select(f => f.Code));
        Assert.Equal([Refusals.Already], (await Correct(now, new() { FullName = others.FullName, Phone = others.Phone, People = 2 })).Failures);
        Assert.Equal(["fullName", "hamlet", "people", "phone"], (await Correct(now, new() { FullName = "", Phone = "12", Hamlet = new('x', 101), People = 0 })).Failures.Select(f => f.Field).Order());
        Assert.Equal("Trần Thị Na", (await Row(one.Id)).FullName);

        // Who may not see the phone leaves its field empty, and it stays.
        Assert.True((await Correct(now, new() { FullName = "Trần Thị Nở", People = 1 })).Succeeded);
        now = await Row(one.Id);
        Assert.Equal(("Trần Thị Nở", "+84912345678", 2), (now.FullName, now.Phone, (await RosterOf(offering)).Taken));
        Assert.True((await Correct(now, new() { FullName = "Trần Thị Nở", NoPhone = true, People = 1 })).Succeeded);
        Assert.Null((await Row(one.Id)).Phone);
        Assert.Equal([Refusals.NoSuchRegistration], (await Do<CorrectAttendee, Guid>(new(one.Id, 0, new() { FullName = "Ai", People = 1 }), TestModule.Someone("38/400", Permissions.Edit))).Failures);
    }

    private Task<Result<Guid>> Correct(Registration seen, RegistrationBody body) => Do<CorrectAttendee, Guid>(new(seen.Id, seen.Version, body));

    [Fact]
    public async Task A_view_is_its_owners_unless_it_is_shared()
    {
        var (one, two) = (TestModule.Someone("38/399", Permissions.View), TestModule.Someone("38/399", Permissions.View));
        await Do<SaveView, Guid>(new("Chờ", "?status=waitlisted&evil=1", false), one);
        await Do<SaveView, Guid>(new("Chờ", "?status=offered", true), one); // The same name is the same view.
        var seen = await Module.In(s => s.GetRequiredService<SavedViews>().Mine(Ct), two);
        Assert.Equal(("Chờ", "?status=offered"), (Assert.Single(seen).Name, seen[0].Query));
        Assert.False((await Do<ForgetView, Done>(new(seen[0].Id), two)).Succeeded);
        Assert.True((await Do<ForgetView, Done>(new(seen[0].Id), one)).Succeeded);
    }

    [Fact]
    public async Task Acts_on_many_answer_for_each_row()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 1));
        var (seated, waits) = (await Registered(offering, 1), await Registered(offering, 2));
        var none = Guid.CreateVersion7();
        var rows = new[] { seated.Id, waits.Id, none }.Select(id => new BulkRow(id, "", RegistrationStatus.Confirmed, null)).ToList();
        var done = await Module.In(s => s.GetRequiredService<BulkActs>().Do("confirm", rows, null, null, Guid.NewGuid(), Ct));
        Assert.Equal([false, true, true], done.Select(r => r.Refused is not null));
        done = await Module.In(s => s.GetRequiredService<BulkActs>().Do("cancel", [.. rows.Take(2)], null, null, Guid.NewGuid(), Ct));
        Assert.All(done, r => Assert.Null(r.Refused));
        Assert.Equal((0, 0), ((await RosterOf(offering)).Taken, (await RosterOf(offering)).Waitlisted));
    }

    [Fact]
    public async Task Staff_confirm_one_who_waits_while_there_are_seats()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 2));
        await Registered(offering, 1);
        var group = await Registered(offering, 2, people: 2);
        Assert.Equal([Refusals.Full], (await Do<GivePlace, Guid>(new(group.Id))).Failures);
        var single = await Registered(offering, 3);
        Assert.Equal(RegistrationStatus.Confirmed, single.Status); // The group does not fit; nobody overtakes it.
        Neighbours.Has(offering with { Seats = 4 });
        await Module.In(async s =>
        {
            var db = s.GetRequiredService<RegistrationsDbContext>();
            (await db.Rosters.SingleAsync(r => r.Id == offering.Id, Ct)).Follow(offering with { Seats = 4 });
            await db.SaveChangesAsync(Ct);
        });
        Assert.True((await Do<GivePlace, Guid>(new(group.Id))).Succeeded);
        Assert.Equal((4, 0), ((await RosterOf(offering)).Taken, (await RosterOf(offering)).Waitlisted));
    }

    [Fact]
    public async Task Somebody_moved_has_one_place_and_is_told_of_that_one()
    {
        var (from, to) = (Neighbours.Has(Some.Offering()), Neighbours.Has(Some.Offering()));
        var before = await Registered(from, 1, people: 2);
        await Delivered();
        var moved = (await Do<MoveRegistration, Guid>(new(before.Id, to.Id))).Value;
        Assert.Equal(moved, (await Do<MoveRegistration, Guid>(new(before.Id, to.Id))).Value); // Twice is once.
        Assert.Equal((0, 2), ((await RosterOf(from)).Taken, (await RosterOf(to)).Taken));
        Assert.Equal((RegistrationStatus.Cancelled, (Guid?)moved), ((await Row(before.Id)).Status, (await Row(before.Id)).MovedTo));
        await Delivered();
        Assert.Equal((2, 0), (Sent(Notices.Ticket), Sent(Notices.Cancelled)));
        Assert.Equal([Refusals.NoSuchOffering], (await Do<MoveRegistration, Guid>(new(moved, Guid.NewGuid()))).Failures);
    }

    [Fact]
    public async Task Words_of_staff_reach_each_phone_once()
    {
        var offering = Neighbours.Has(Some.Offering());
        var one = await Registered(offering, 1);
        var other = (await Register(offering, Some.Body(1) with { FullName = "Nguyễn Văn Nam" })).Value; // The same phone.
        var batch = Guid.NewGuid();
        foreach (var id in new[] { one.Id, other.Id, one.Id }) await Do<TellRegistrant, Guid>(new(id, "Xin mang theo CCCD", batch));
        Assert.Equal("Xin mang theo CCCD", Neighbours.Notices.Values.Single(n => n.Template == Notices.Note).Values["text"]);
        Assert.False((await Do<TellRegistrant, Guid>(new(one.Id, new string('a', 151), batch))).Succeeded);
    }

    [Fact]
    public async Task Files_hold_no_formula_and_no_phone_for_who_may_not_see_it()
    {
        var offering = Neighbours.Has(Some.Offering());
        await Register(offering, Some.Body(1) with { FullName = "=HYPERLINK(\"http://x\")", Hamlet = "مريم 👩‍🌾" });
        var reader = TestModule.Someone("38/399", Permissions.View);
        var (columns, rows) = await Module.In(async s => await s.GetRequiredService<RegistrationSheet>().Of(await s.GetRequiredService<RegistrationsDbContext>().Rosters.SingleAsync(Ct), new(), Ct), reader);
        Assert.Equal(14, columns.Count);
        Assert.Equal("0980 ••• 001", rows[0][2]);
        Assert.StartsWith("\"'=HYPERLINK", Campaigns.Ui.Csv.Line([(string)rows[0][1]!]), StringComparison.Ordinal);
        Assert.Equal("'=HYPERLINK(\"http://x\")", Campaigns.Ui.Csv.Safe((string)rows[0][1]!));

        var (roster, people) = await Module.In(async s => (await s.GetRequiredService<RegistrationsDbContext>().Rosters.SingleAsync(Ct), await s.GetRequiredService<RegistrationsDbContext>().Registrations.ToListAsync(Ct)));
        Assert.Equal("%PDF-"u8.ToArray(), Badges.Write(roster, people)[..5]);
    }

    [Fact]
    public async Task A_paper_list_is_tried_read_and_taken_back()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 3));
        await Registered(offering, 1);
        var rows = (await Paper("Họ và tên,Số điện thoại,Xã/phường,Số người\nLê Thị Xuân,0987654321,Hoằng Tiến,1\nle thi xuan,0987 654 321,,1\nTrần Văn Bảy,,,2\nHoàng Thị Chín,91234567,,1\nĐỗ Văn Mười,912345678,,1\nVũ Thị Mai,0912345679,Quảng Ninnh,1\n")).Value;
        var tried = (await Do<ImportPaperList, PaperOutcome>(new(offering.Id, "a.csv", rows, DryRun: true))).Value;
        Assert.Equal([null, "registrations.already-registered", null, "registrations.phone-invalid", null, "registrations.unit-unknown"], tried.Rows.Select(r => r.Refused?.Code));
        Assert.Equal((1, 1), (await Rows(offering), (await RosterOf(offering)).Taken));

        var read = (await Do<ImportPaperList, PaperOutcome>(new(offering.Id, "a.csv", rows, DryRun: false))).Value;
        Assert.Equal(tried.Rows.Select(r => (r.Number, r.Status)), read.Rows.Select(r => (r.Number, r.Status)));
        Assert.Equal((3, 2), ((await RosterOf(offering)).Taken, (await RosterOf(offering)).Waitlisted)); // Xuân and Mười have seats, the two of Bảy wait.
        await Delivered();
        var told = Neighbours.Notices.Count;

        Assert.True((await Do<UndoPaperList, Done>(new(read.ListId!.Value))).Succeeded);
        await Delivered();
        Assert.Equal((1, 0, told), ((await RosterOf(offering)).Taken, (await RosterOf(offering)).Waitlisted, Neighbours.Notices.Count));
        Assert.Equal([Refusals.TooLateToUndo], (await Do<UndoPaperList, Done>(new(read.ListId!.Value))).Failures);
    }

    [Theory]
    [InlineData("%PDF-1.7", "registrations.paper-file-type")]
    [InlineData("PK\u0003\u0004 no workbook", "registrations.paper-file-type")]
    [InlineData("a\0b", "registrations.paper-file-type")]
    [InlineData("Tên lạ,Số\nA,1\n", "registrations.paper-columns")]
    [InlineData("Họ và tên\n", "registrations.paper-rows")]
    [InlineData("", "registrations.file-missing")]
    public async Task What_is_no_list_is_said_to_be_none(string text, string code) => Assert.Equal(code, (await Paper(text)).Failures[0].Code);

    [Fact]
    public async Task Who_withdraws_consent_is_forgotten_and_the_next_is_offered_the_seat()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 1));
        var (first, second) = (await Registered(offering, 1), await Registered(offering, 2));
        Assert.True((await Do<WithdrawConsent, Guid>(new(TicketRef.ByToken(first.Token!)))).Succeeded);
        var row = await Row(first.Id);
        Assert.Equal(("—", null, null, RegistrationStatus.Cancelled), (row.FullName, row.Phone, row.TokenHash, row.Status));
        Assert.Equal(RegistrationStatus.Offered, (await Row(second.Id)).Status);
        Assert.False((await Do<WithdrawConsent, Guid>(new(TicketRef.ByToken(first.Token!)))).Succeeded);
    }

    private static Task<Result<IReadOnlyList<PaperRow>>> Paper(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return PaperRows.Read(new FormFile(new MemoryStream(bytes), 0, bytes.Length, "file", "a.csv"), Communes, TestContext.Current.CancellationToken);
    }
}

public sealed class StaffListOnSqlite() : StaffListTests(TestDatabase.Sqlite());

public sealed class StaffListOnPostgres() : StaffListTests(TestDatabase.Postgres());
