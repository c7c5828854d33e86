using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.AcceptOffer;
using Campaigns.Registrations.Features.CancelRegistration;
using Campaigns.Registrations.Features.RejoinWaitlist;
using Campaigns.Registrations.Features.RestoreRegistration;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Testing;

namespace Campaigns.Registrations.Tests.Features;

public abstract class WaitlistTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task A_place_given_back_is_offered_in_order_and_given_on_when_nobody_takes_it()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 1));
        var (has, second, third) = (await Registered(offering, 1), await Registered(offering, 2), await Registered(offering, 3));
        Assert.True((await Do<CancelRegistration, Guid>(new(TicketRef.ById(has.Id)))).Succeeded);
        await Delivered();
        Assert.Equal(RegistrationStatus.Offered, (await Row(second.Id)).Status);
        Assert.Equal((1, 1, 1), (Sent(Notices.Offer), Sent(Notices.Cancelled), (await RosterOf(offering)).Taken));

        Module.Clock.Pass(TimeSpan.FromHours(24));
        await Delivered();
        Assert.Equal(RegistrationStatus.Offered, (await Row(second.Id)).Status);

        Module.Clock.Pass(TimeSpan.FromMinutes(1));
        await Delivered();
        await Delivered();
        Assert.Equal(RegistrationStatus.OfferExpired, (await Row(second.Id)).Status);
        Assert.Equal((RegistrationStatus.Offered, Module.Clock.GetUtcNow().AddHours(24)), ((await Row(third.Id)).Status, (await Row(third.Id)).OfferUntil));
        Assert.Equal((2, 1), (Sent(Notices.Offer), Sent(Notices.OfferExpired)));
    }

    [Fact]
    public async Task An_offer_taken_is_a_place_and_the_ticket_is_sent()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 1));
        var (has, waits) = (await Registered(offering, 1), await Registered(offering, 2));
        await Do<CancelRegistration, Guid>(new(TicketRef.ById(has.Id)));
        Assert.True((await Do<AcceptOffer, Guid>(new(TicketRef.ByToken(waits.Token!)), TestModule.Someone("none"))).Succeeded);
        Assert.True((await Do<AcceptOffer, Guid>(new(TicketRef.ByToken(waits.Token!)), TestModule.Someone("none"))).Succeeded);
        Module.Clock.Pass(TimeSpan.FromDays(2));
        await Delivered();
        Assert.Equal(RegistrationStatus.Confirmed, (await Row(waits.Id)).Status);
        Assert.Equal(1, Sent(Notices.Ticket) - 1);
        Assert.Equal(0, Sent(Notices.OfferExpired));
    }

    [Fact]
    public async Task Who_let_an_offer_go_waits_again_at_the_end()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 1));
        var (has, second, third) = (await Registered(offering, 1), await Registered(offering, 2), await Registered(offering, 3));
        await Do<CancelRegistration, Guid>(new(TicketRef.ById(has.Id)));
        Module.Clock.Pass(TimeSpan.FromHours(25));
        await Delivered();
        Assert.Equal([Refusals.OfferExpired], (await Do<AcceptOffer, Guid>(new(TicketRef.ByToken(second.Token!)))).Failures);
        Assert.True((await Do<RejoinWaitlist, Guid>(new(TicketRef.ByToken(second.Token!)))).Succeeded);
        Assert.Equal(RegistrationStatus.Offered, (await Row(third.Id)).Status);
        Assert.Equal((RegistrationStatus.Waitlisted, 3), ((await Row(second.Id)).Status, (await Row(second.Id)).Queue));
    }

    [Fact]
    public async Task Nothing_goes_on_while_a_cancellation_can_be_taken_back()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 1));
        var (has, waits) = (await Registered(offering, 1), await Registered(offering, 2));
        var mine = TicketRef.ByToken(has.Token!);
        await Do<CancelRegistration, Guid>(new(mine, Undoable: true));
        await Delivered();
        Assert.Equal((0, RegistrationStatus.Waitlisted), (Sent(Notices.Cancelled), (await Row(waits.Id)).Status));

        Assert.True((await Do<RestoreRegistration, Guid>(new(mine))).Succeeded);
        await Do<CancelRegistration, Guid>(new(mine, Undoable: true));
        await Do<SettleCancellation, Guid>(new(mine));
        await Do<SettleCancellation, Guid>(new(mine));
        await Delivered();
        Assert.Equal((1, RegistrationStatus.Offered), (Sent(Notices.Cancelled), (await Row(waits.Id)).Status));
        Assert.Equal([Refusals.TooLateToUndo], (await Do<RestoreRegistration, Guid>(new(mine))).Failures);
    }

    [Fact]
    public async Task Added_seats_are_offered_to_those_who_wait()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 1));
        await Registered(offering, 1);
        var waits = await Registered(offering, 2);
        Neighbours.Has(offering with { Seats = 2, Title = "Tên mới" });
        await Changed(offering);
        Assert.Equal((2, "Tên mới"), ((await RosterOf(offering)).Seats, (await RosterOf(offering)).Title));
        Assert.Equal(RegistrationStatus.Offered, (await Row(waits.Id)).Status);
    }

    [Fact]
    public async Task A_rush_on_freed_seats_never_oversells()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 10));
        var all = new List<Registrations.Features.RegisterAttendee.Registered>();
        for (var i = 0; i < 30; i++) all.Add(await Registered(offering, i));
        var cancels = all.Take(10).Select(r => Task.Run(() => Do<CancelRegistration, Guid>(new(TicketRef.ById(r.Id))), Ct));
        var more = Enumerable.Range(100, 20).Select(i => Task.Run(async () => { await Register(offering, Some.Body(i)); return default(Kernel.Commands.Result<Guid>); }, Ct));
        await Task.WhenAll([.. cancels, .. more]);
        var roster = await RosterOf(offering);
        Assert.Equal((10, 30), (roster.Taken, roster.Waitlisted));
    }

    private Task Changed(Offering offering) => Module.In(s =>
    {
        var subscriber = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<Subscribers.KeepRosterOnOfferingChanged>(s);
        return subscriber.On(new(offering.Id, offering.Kind), new(Guid.NewGuid(), Some.Now, null, 1), Ct);
    });
}

public sealed class WaitlistOnSqlite() : WaitlistTests(TestDatabase.Sqlite());

public sealed class WaitlistOnPostgres() : WaitlistTests(TestDatabase.Postgres());
