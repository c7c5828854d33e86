using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.ChangeSession;
using Campaigns.Training.Features.EnrolMyself;
using Campaigns.Training.Features.FinishStudy;
using Campaigns.Training.Features.KeepList;
using Campaigns.Training.Features.MyTraining;
using Campaigns.Training.Features.PlanSession;
using Campaigns.Training.Features.TellClass;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Tests.Features;

/// <summary>Classes that people come to by their own word, and classes that change.</summary>
public abstract class OpenClassTests(TestDatabase database) : IAsyncLifetime
{
    private TrainingModule _training = null!;
    private Course _course = null!;

    private protected TrainingModule Training => _training;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _training = await TrainingModule.Start(database);
        _course = await _training.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await _training.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Staff_enrol_themselves_while_it_is_open_and_queue_when_it_is_full()
    {
        var session = await Plan(Body(2) with { SelfEnrolment = true, OpensAt = Some.At(3, 8), ClosesAt = Some.At(17, 17) });
        var (hoa, dung) = (Account(Neighbours.Hoa), Account(Neighbours.Dung));
        Assert.Equal("training.not-open", (await Enrol(session, hoa)).Failures[0].Code);
        _training.Clock.Set(Some.At(3, 8));
        Assert.Equal("training.not-staff", (await Enrol(session, TestModule.Someone("38", Permissions.View))).Failures[0].Code);

        var rush = Enumerable.Range(0, 8).Select(i => Account(_training.Neighbours.Hire($"rush-{i}"))).ToList();
        var seats = await Task.WhenAll(rush.Select(who => Enrol(session, who)));
        Assert.Equal((2, 6), (seats.Count(s => s.Value.Seat is Seat.Given), seats.Count(s => s.Value.Seat is Seat.Waiting)));
        Assert.Equal(Seat.Waiting, (await Enrol(session, hoa)).Value.Seat);
        Assert.Equal(9, (await Enrol(session, hoa)).Value.Number); // Twice is once.
        await _training.Module.Deliver();
        Assert.Empty(_training.Neighbours.Notices); // They have seen it themselves.

        var list = await Read(session);
        var (first, next) = (list.List.First(), list.List.First(p => p.Seat is Seat.Waiting));
        Assert.True((await Leave(session, rush.Single(r => StaffOf(r) == first.StaffId))).Succeeded);
        Assert.True((await Leave(session, rush.Single(r => StaffOf(r) == first.StaffId))).Succeeded);
        Assert.Equal(Seat.Given, (await Read(session)).Find(next.StaffId)!.Seat);
        await _training.Module.Deliver();
        Assert.Equal((ClassNotices.Place, _training.Neighbours.Staff[next.StaffId].Name), _training.Neighbours.Notices.Values.Select(n => (n.Template, n.To.Name)).Single());

        await _training.Nominate(session, Neighbours.Dung);
        Assert.Equal("training.not-by-themselves", (await Leave(session, dung)).Failures[0].Code);
        _training.Clock.Set(Some.At(17, 17));
        Assert.Equal("training.not-open", (await Enrol(session, Account(Neighbours.Khoa))).Failures[0].Code);
        Assert.True((await Leave(session, hoa)).Succeeded); // Until it begins.
    }

    [Fact]
    public async Task Of_two_classes_of_a_course_in_two_tabs_one_is_taken()
    {
        var classes = new[] { await Plan(Body(5) with { SelfEnrolment = true }), await Plan(Body(5) with { SelfEnrolment = true }) };
        var hoa = Account(Neighbours.Hoa);
        var tabs = await Task.WhenAll(classes.Select(session => Enrol(session, hoa)));
        Assert.Equal("training.in-another-class", Assert.Single(tabs, t => !t.Succeeded).Failures[0].Code);

        var mine = await _training.Ask<MyClassesQuery, MyClasses>(q => q.Read(Neighbours.Hoa with { AccountId = hoa.AccountId }, Ct));
        Assert.Equal((1, 1, "BHXH-01"), (mine.Own.Count, mine.Open.Count, Assert.Single(mine.Needed).Code));
        Assert.True(mine.Own[0].MayLeave);
    }

    [Fact]
    public async Task A_class_that_moves_or_is_cancelled_tells_everybody_once_and_added_places_go_to_who_waits()
    {
        var session = await Plan(Body(1) with { GuestSeats = 5 });
        foreach (var who in new[] { Neighbours.Hoa, Neighbours.Dung, Neighbours.Khoa }) await _training.Nominate(session, who);
        _training.Neighbours.Guests.Add(Guest(session.Id, "Lê Thị Xuân", "+84987654321"));
        await _training.Module.Deliver();
        _training.Neighbours.Notices.Clear();

        Assert.Equal("training.changed-underneath", (await Change(session, Body(2), version: 0)).Failures[0].Code);
        Assert.True((await Change(session, Body(2) with { GuestSeats = 5 })).Succeeded);
        await _training.Module.Deliver();
        Assert.Equal([(ClassNotices.Place, "Vũ Đình Dũng")], Told());
        Assert.Equal("training.capacity-below-taken", (await Change(session, Body(1))).Failures[0].Code);

        Assert.True((await Change(session, Body(2) with { StartsAt = Some.At(19, 8), EndsAt = Some.At(19, 11), GuestSeats = 5 })).Succeeded);
        await _training.Module.Deliver();
        string[] all = ["Hoàng Văn Khoa", "Lê Thị Xuân", "Phạm Thị Hoa", "Trần Thị Mai", "Vũ Đình Dũng"];
        Assert.Equal(all.Select(name => (ClassNotices.Moved, name)), Told());

        Assert.Equal("training.reason-missing", (await Cancel(session, " ")).Failures[0].Code);
        Assert.True((await Cancel(session, "Bão")).Succeeded);
        Assert.Equal("training.class-off", (await Cancel(session, "Bão")).Failures[0].Code);
        await _training.Module.Deliver();
        Assert.Equal(all.Select(name => (ClassNotices.Cancelled, name)), Told());
        Assert.Equal("training.class-off", (await _training.Nominate(session, Neighbours.Son)).Failures[0].Code);
        Assert.Equal("training.class-off", (await _training.Attend(session, Neighbours.Hoa)).Failures[0].Code);
        Assert.Equal("training.class-off", (await _training.Score(session, Neighbours.Hoa, 90)).Failures[0].Code);

        var held = await Plan(Body(5));
        await _training.Nominate(held, Neighbours.Hoa);
        await _training.Attend(held, Neighbours.Hoa);
        Assert.Equal("training.was-held", (await Cancel(held, "Nhầm")).Failures[0].Code);
    }

    [Fact]
    public async Task Who_studies_by_themselves_says_when_they_are_through_while_it_runs_and_nowhere_else()
    {
        var (alone, taught) = (await Plan(Body(1) with { SelfEnrolment = true, Kind = "online", Material = "/pages/chinh-sach" }), await Plan(Body(5) with { StartsAt = Some.At(20, 8), EndsAt = Some.At(20, 11) }));
        var (hoa, dung, khoa) = (Account(Neighbours.Hoa), Account(Neighbours.Dung), Account(Neighbours.Khoa));
        await Enrol(alone, hoa);
        await Enrol(alone, dung);
        await _training.Nominate(taught, Neighbours.Hoa);
        Assert.Equal("training.not-now", (await Finish(alone, hoa)).Failures[0].Code);
        Assert.False(await MayFinish(hoa));

        _training.Clock.Set(Some.At(18, 9));
        Assert.True(await MayFinish(hoa));
        Assert.Equal("training.not-now", (await Finish(taught, hoa)).Failures[0].Code); // Somebody takes the list there.
        Assert.Equal("training.not-on-list", (await Finish(alone, dung)).Failures[0].Code); // Waits, has no place.
        Assert.Equal("training.not-on-list", (await Finish(alone, khoa)).Failures[0].Code);
        Assert.True((await Finish(alone, hoa)).Succeeded);
        Assert.True((await Finish(alone, hoa)).Succeeded);
        Assert.True((await Read(alone)).Find(Neighbours.Hoa.Id)!.Present);
        Assert.False(await MayFinish(hoa));

        await _training.Do<NoteAttendance, Session>(new(alone.Id, [new PresenceBody(Neighbours.Hoa.Id, false)]));
        Assert.Equal("training.noted-absent", (await Finish(alone, hoa)).Failures[0].Code);
        _training.Clock.Set(Some.At(18, 12));
        Assert.Equal("training.noted-absent", (await Finish(alone, hoa)).Failures[0].Code);
    }

    [Fact]
    public async Task Places_for_guests_are_an_offering_beside_the_list_of_staff()
    {
        Assert.Null((await Plan(Body(5))).Slug);
        var (one, other) = (await Plan(Body(5) with { GuestSeats = 3, OpensAt = Some.At(5, 8) }), await Plan(Body(5) with { GuestSeats = 4, ClosesAt = Some.At(10, 17) }));
        Assert.Equal(("lop-bhxh-01-18-03-2026", "lop-bhxh-01-18-03-2026-2"), (one.Slug, other.Slug));
        foreach (var who in new[] { Neighbours.Hoa, Neighbours.Dung }) await _training.Nominate(one, who);

        var offered = (await BySlug(one.Slug!))!;
        Assert.Equal((3, true, true, Some.At(5, 8), Some.At(18, 8)), (offered.Seats, offered.Open, offered.Waitlist, offered.OpensAt, offered.ClosesAt)); // Staff take none of them.
        Assert.Equal(Some.At(10, 17), (await BySlug(other.Slug!))!.ClosesAt);
        Assert.Equal("BHXH-01 Chính sách", offered.Title);

        await Change(other, Body(5)); // No places for guests any more: those who have a ticket still find it.
        Assert.Null(await BySlug(other.Slug!));
        Assert.Equal((0, false), await _training.Ask<IOfferingSource, (int, bool)>(async s => await s.Find(other.Id, Ct) is { } o ? (o.Seats, o.Open) : default));
        await Cancel(one, "Bão");
        Assert.Null(await BySlug(one.Slug!));
        Assert.Equal(2, await _training.Ask<IOfferingSource, int>(async s => (await s.Many([one.Id, other.Id, Guid.NewGuid()], Ct)).Count));
        Assert.Equal("training.opening-backwards", (await _training.Do<PlanSession, Session>(new(_course.Id, Body(5) with { GuestSeats = 1, OpensAt = Some.At(18, 9) }))).Failures[0].Code);
        Assert.Equal("training.unit-unknown", (await _training.Do<PlanSession, Session>(new(_course.Id, Body(5) with { UnitCode = "ha-noi" }))).Failures[0].Code);
    }

    private protected static SessionBody Body(int capacity) => new(Some.At(18, 8), Some.At(18, 11), "Hội trường BHXH tỉnh", capacity, [Neighbours.Mai.Id]);

    private static Registrant Guest(Guid offering, string name, string phone) =>
        new(Guid.CreateVersion7(), offering, "ABC234", name, phone, null, null, null, null, "38", null, 1, "confirmed", Some.At(2, 8));

    private Access Account(StaffMember who)
    {
        var access = TestModule.Someone(who.ScopePath, Permissions.View);
        _training.Neighbours.Staff[who.Id] = who with { AccountId = access.AccountId };
        return access;
    }

    private Guid StaffOf(Access access) => _training.Neighbours.Staff.Values.Single(s => s.AccountId == access.AccountId).Id;

    private IEnumerable<(string Template, string Name)> Told()
    {
        var told = _training.Neighbours.Notices.Values.Select(n => (n.Template, n.To.Name)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        _training.Neighbours.Notices.Clear();
        return told;
    }

    private protected async Task<Session> Plan(SessionBody body) => (await _training.Do<PlanSession, Session>(new(_course.Id, body))).Value;

    private Task<Result<Session>> Change(Session session, SessionBody body, int? version = null) => _training.Do<ChangeSession, Session>(new(session.Id, body, version));

    private Task<Result<Session>> Cancel(Session session, string reason) => _training.Do<CancelSession, Session>(new(session.Id, reason));

    private Task<Result<Participant>> Enrol(Session session, Access who) => _training.Do<EnrolMyself, Participant>(new(session.Id), who);

    private Task<Result<Session>> Leave(Session session, Access who) => _training.Do<LeaveClass, Session>(new(session.Id), who);

    private Task<Result<Session>> Finish(Session session, Access who) => _training.Do<FinishStudy, Session>(new(session.Id), who);

    private async Task<bool> MayFinish(Access who) =>
        (await _training.Ask<MyClassesQuery, MyClasses>(q => q.Read(_training.Neighbours.Staff[StaffOf(who)], Ct))).Own.Single(o => o.Material is not null).MayFinish;

    private Task<Offering?> BySlug(string slug) => _training.Ask<IOfferingSource, Offering?>(s => s.FindBySlug(slug, Ct));

    private protected Task<Session> Read(Session session) => _training.Ask<TrainingDbContext, Session>(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == session.Id, Ct));
}

public sealed class OpenClassOnSqlite() : OpenClassTests(TestDatabase.Sqlite());

public sealed class OpenClassOnPostgres() : OpenClassTests(TestDatabase.Postgres())
{
    // The twin: the same two tabs, each waiting for its class alone. Both look before either writes. On SQLite writers queue anyway.
    [Fact]
    public async Task Without_the_turn_at_the_person_both_are_taken()
    {
        var classes = new[] { await Plan(Body(5) with { SelfEnrolment = true }), await Plan(Body(5) with { SelfEnrolment = true }) };
        var (read, gate) = (0, new TaskCompletionSource());
        await Task.WhenAll(classes.Select(one => Training.Ask<TrainingDbContext, int>(async db =>
        {
            await using var turn = await Campaigns.Data.Locks.LockNamesAsync(db, [Turns.Session(one.Id)], Ct);
            var session = await db.Sessions.SingleAsync(s => s.Id == one.Id, Ct);
            Assert.False(await db.Sessions.AnyAsync(s => s.Id != one.Id && s.Participants.Any(p => p.StaffId == Neighbours.Hoa.Id), Ct));
            if (Interlocked.Increment(ref read) == 2) gate.SetResult();
            await gate.Task;
            session.Nominate(Neighbours.Hoa.Id, new(null, "Hoa", Training.Clock.GetUtcNow()), themselves: true);
            var saved = await db.SaveChangesAsync(Ct);
            await turn.CommitAsync(Ct);
            return saved;
        })));
        Assert.Equal([1, 1], (await Task.WhenAll(classes.Select(Read))).Select(s => s.Taken));
    }
}
