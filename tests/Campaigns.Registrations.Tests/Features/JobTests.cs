using Campaigns.Kernel.Jobs;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.CancelRegistration;
using Campaigns.Registrations.Features.CheckInAttendee;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Registrations.Jobs;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Registrations.Tests.Features;

public abstract class JobTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task Everybody_is_reminded_once_a_phone_the_day_before()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 4));
        await Registered(offering, 1);
        await Register(offering, Some.Body(1) with { FullName = "Người khác, cùng máy" });
        await Registered(offering, 2);
        await Register(offering, Some.Body(3) with { Phone = null, NoPhone = true });
        await Registered(offering, 4);
        await Registered(Neighbours.Has(Some.Offering(starts: Some.Start.AddDays(1))), 5);
        await Delivered();

        Module.Clock.Set(new(2019, 3, 19, 17, 0, 0, TimeSpan.FromHours(7)));
        await Tick<SendReminders>();
        await Tick<SendReminders>();
        await Delivered();
        Assert.Equal(2, Sent(Notices.Reminder));
    }

    [Fact]
    public async Task Who_came_is_thanked_once_and_nobody_else()
    {
        var offering = Neighbours.Has(Some.Offering());
        var came = await Registered(offering, 1);
        await Registered(offering, 2);
        Module.Clock.Set(Some.Start);
        await Do<CheckInAttendee, Guid>(new(came.Id));
        Module.Clock.Set(Some.Start.AddHours(10));
        await Tick<SendThanks>();
        await Tick<SendThanks>(due: Some.Start.AddDays(2));
        await Tick<SendThanks>();
        await Delivered();
        Assert.Equal(1, Sent(Notices.Thanks));
    }

    [Fact]
    public async Task Nobody_is_reminded_of_a_meeting_that_began()
    {
        await Registered(Neighbours.Has(Some.Offering()), 1);
        await Delivered();
        Module.Clock.Set(Some.Start);
        await Tick<SendReminders>(due: new(2019, 3, 19, 17, 0, 0, TimeSpan.FromHours(7)));
        await Delivered();
        Assert.Equal(0, Sent(Notices.Reminder));
    }

    [Fact]
    public async Task Who_had_a_place_and_did_not_come_was_absent_until_a_desk_says_otherwise()
    {
        var offering = Neighbours.Has(Some.Offering());
        var (came, stayed) = (await Registered(offering, 1), await Registered(offering, 2));
        Module.Clock.Set(Some.Start);
        await Do<CheckInAttendee, Guid>(new(came.Id));
        await Tick<MarkAbsent>();
        Assert.Equal(RegistrationStatus.Confirmed, (await Row(stayed.Id)).Status);

        Module.Clock.Pass(TimeSpan.FromHours(15));
        await Tick<MarkAbsent>();
        await Tick<MarkAbsent>();
        Assert.Equal((RegistrationStatus.Attended, RegistrationStatus.Absent), ((await Row(came.Id)).Status, (await Row(stayed.Id)).Status));
        await Do<CheckInAttendee, Guid>(new(stayed.Id));
        Assert.Equal((2, 2), ((await RosterOf(offering)).Attended, (await RosterOf(offering)).Taken));
    }

    [Fact]
    public async Task A_cancellation_left_open_by_a_restart_is_settled()
    {
        var registered = await Registered(Neighbours.Has(Some.Offering()), 1);
        await Do<CancelRegistration, Guid>(new(TicketRef.ById(registered.Id), Undoable: true));
        await Tick<SettleLeftCancellations>();
        Assert.False((await Row(registered.Id)).Settled);
        Module.Clock.Pass(TimeSpan.FromHours(1));
        await Tick<SettleLeftCancellations>();
        await Tick<SettleLeftCancellations>();
        await Delivered();
        Assert.Equal(1, Sent(Notices.Cancelled));
    }

    [Fact]
    public async Task Nothing_of_a_person_remains_after_erasing_and_the_seat_stays_counted()
    {
        var offering = Neighbours.Has(Some.Offering());
        var registered = await Registered(offering, 1);
        await Module.In(async s =>
        {
            var data = s.GetServices<Kernel.Privacy.IPersonalData>().Single();
            Kernel.Values.RecordRef person = new("registrations.registration", registered.Id);
            Assert.Single(await data.Export(person, Ct));
            await data.Erase(person, Ct);
            await data.Erase(person, Ct);
        });
        var row = await Row(registered.Id);
        Assert.Equal((null, null, ""), (row.Phone, row.TokenHash, row.FoldedName));
        Assert.Equal(1, (await RosterOf(offering)).Taken);
    }

    private Task Tick<TJob>(DateTimeOffset? due = null)
        where TJob : IJob<Tick> => Module.In(async s =>
        {
            await ActivatorUtilities.CreateInstance<TJob>(s).Run(new(due ?? Module.Clock.GetUtcNow()), Ct);
            // What a job asks for leaves with the next save, as after a real run.
            await s.GetRequiredService<Data.RegistrationsDbContext>().SaveChangesAsync(Ct);
        });
}

public sealed class JobsOnSqlite() : JobTests(TestDatabase.Sqlite());

public sealed class JobsOnPostgres() : JobTests(TestDatabase.Postgres());
