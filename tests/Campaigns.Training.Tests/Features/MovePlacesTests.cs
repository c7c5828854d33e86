using Campaigns.Kernel.Jobs;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.ChangeSession;
using Campaigns.Training.Features.PlanSession;
using Campaigns.Training.Features.TellClass;
using Campaigns.Training.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Training.Tests.Features;

/// <summary>Places that one list of a class has over, for those who wait on the other.</summary>
public abstract class MovePlacesTests(TestDatabase database) : IAsyncLifetime
{
    private TrainingModule _training = null!;
    private Course _course = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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
    public async Task What_staff_have_over_goes_to_guests_who_wait_once_the_time_is_up()
    {
        var session = await Plan(capacity: 5, guests: 2);
        await _training.Nominate(session, Neighbours.Hoa);
        Guests(session, seats: 2, taken: 2, waiting: 3);

        _training.Clock.Set(Some.At(15, 23));
        Assert.Equal((5, 2, 0), await Places(session)); // People may still come.
        _training.Clock.Set(Some.At(16, 0));
        Assert.Equal((2, 5, 0), await Places(session));
        Assert.Equal(5, await _training.Ask<IOfferingSource, int>(async s => (await s.Find(session.Id, Ct))!.Seats));
        Assert.Equal((2, 5, 0), await Places(session)); // They have not heard of it yet: not twice.

        Guests(session, seats: 5, taken: 5, waiting: 9); // All of them offered; more wait than there is room for.
        Assert.Equal((1, 6, 0), await Places(session)); // Hoa keeps hers.
        await _training.Nominate(session, Neighbours.Dung);
        Assert.Equal(Seat.Waiting, (await Read(session)).Find(Neighbours.Dung.Id)!.Seat);
        Guests(session, seats: 6, taken: 4, waiting: 1);
        Assert.Equal((1, 6, 0), await Places(session)); // Who waits there comes first where places are free there.

        _training.Clock.Set(Some.At(18, 8));
        Guests(session, seats: 6, taken: 0, waiting: 0);
        Assert.Equal((1, 6, 0), await Places(session)); // It has begun.
    }

    [Fact]
    public async Task What_guests_have_over_goes_to_staff_who_wait_when_it_was_let_go_of()
    {
        var session = await Plan(capacity: 1, guests: 3);
        foreach (var who in new[] { Neighbours.Hoa, Neighbours.Dung, Neighbours.Khoa, Neighbours.Son }) await _training.Nominate(session, who);
        Guests(session, seats: 3, taken: 1, waiting: 0);
        await _training.Module.Deliver();
        _training.Neighbours.Notices.Clear();

        _training.Clock.Set(Some.At(16, 0));
        Assert.Equal((1, 1, 2), await Places(session));
        Assert.Equal((1, 1, 2), await Places(session)); // Not let go of yet: nobody has these.
        Assert.Equal(Seat.Waiting, (await Read(session)).Find(Neighbours.Dung.Id)!.Seat);
        Guests(session, seats: 1, taken: 1, waiting: 0);
        Assert.Equal((3, 1, 0), await Places(session));
        await _training.Module.Deliver();
        Assert.Equal([(ClassNotices.Place, "Hoàng Văn Khoa"), (ClassNotices.Place, "Vũ Đình Dũng")], _training.Neighbours.Notices.Values.Select(n => (n.Template, n.To.Name)).Order());
        Assert.Equal(Seat.Waiting, (await Read(session)).Find(Neighbours.Son.Id)!.Seat);
    }

    [Fact]
    public async Task A_guest_who_comes_in_between_keeps_the_place()
    {
        var session = await Plan(capacity: 1, guests: 3);
        foreach (var who in new[] { Neighbours.Hoa, Neighbours.Dung, Neighbours.Khoa }) await _training.Nominate(session, who);
        Guests(session, seats: 3, taken: 1, waiting: 0);
        _training.Clock.Set(Some.At(16, 0));
        Assert.Equal((1, 1, 2), await Places(session));

        Guests(session, seats: 2, taken: 2, waiting: 0); // The desk added one before it heard.
        Assert.Equal((2, 2, 0), await Places(session));
        Assert.Equal(4, (await Read(session)).Taken + 2);

        // What was planned anew is what holds, also while something is under way.
        Guests(session, seats: 2, taken: 1, waiting: 0);
        Assert.Equal((2, 1, 1), await Places(session));
        Assert.True((await _training.Do<ChangeSession, Session>(new(session.Id, Body(capacity: 3, guests: 4)))).Succeeded);
        Assert.Equal((3, 4, 0), await Places(session));
    }

    [Fact]
    public void Without_waiting_for_it_one_place_is_given_twice()
    {
        var by = new By(null, "Hoa", Some.At(16, 0));
        var session = Session.Plan(Guid.NewGuid(), new(SessionKind.Classroom, new(Some.At(18, 8), Some.At(18, 11)), "Hội trường", 1, [], Opening: new(false, 1, Some.At(2, 8), Some.At(16, 0), "38", "38")), by);
        foreach (var who in new[] { Neighbours.Hoa, Neighbours.Dung }) session.Nominate(who.Id, by);
        session.MovePlaces(new(0, 0, 0) { Seats = 1 }, by);

        // The twin: as if the roster had heard at once, while the desk gave the place to a guest.
        session.MovePlaces(new(0, 0, 0) { Seats = 0 }, by);
        const int guest = 1;
        Assert.Equal(3, session.Taken + guest); // Of two places.
    }

    private static SessionBody Body(int capacity, int guests) =>
        new(Some.At(18, 8), Some.At(18, 11), "Hội trường BHXH tỉnh", capacity, [Neighbours.Mai.Id]) { GuestSeats = guests, OpensAt = Some.At(2, 8), ClosesAt = Some.At(16, 0) };

    private void Guests(Session session, int seats, int taken, int waiting) => _training.Neighbours.Rosters[session.Id] = new(taken, waiting, 0) { Seats = seats };

    // After a run of the job: places of staff, of guests, and on the way.
    private async Task<(int Staff, int Guests, int OnTheWay)> Places(Session session)
    {
        await _training.Module.In(async s =>
        {
            await ActivatorUtilities.CreateInstance<MoveLeftPlaces>(s).Run(new Tick(_training.Clock.GetUtcNow()), Ct);
            return 0;
        });
        var now = await Read(session);
        return (now.Capacity, now.GuestSeats, now.OnTheWay);
    }

    private async Task<Session> Plan(int capacity, int guests) => (await _training.Do<PlanSession, Session>(new(_course.Id, Body(capacity, guests)))).Value;

    private Task<Session> Read(Session session) => _training.Ask<TrainingDbContext, Session>(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == session.Id, Ct));
}

public sealed class MovePlacesOnSqlite() : MovePlacesTests(TestDatabase.Sqlite());

public sealed class MovePlacesOnPostgres() : MovePlacesTests(TestDatabase.Postgres());
