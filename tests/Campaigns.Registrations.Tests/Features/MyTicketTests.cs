using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.CancelRegistration;
using Campaigns.Registrations.Features.ChangeTicket;
using Campaigns.Registrations.Features.MyTicket;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Registrations.Tests.Features;

public abstract class MyTicketTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task Only_the_whole_link_opens_the_ticket_and_the_database_holds_no_link()
    {
        var registered = await Registered(Neighbours.Has(Some.Offering()), 1);
        Assert.Equal(registered.Id, (await Ticket(registered.Token!))!.Registration.Id);
        Assert.Null(await Ticket(registered.Token![..^1] + (registered.Token[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(await Ticket(""));
        Assert.Null(await Ticket((await Row(registered.Id)).TokenHash!));
        Assert.DoesNotContain(registered.Token, (await Row(registered.Id)).SealedToken!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cancelled_registers_again_once_with_what_they_said_before()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 3));
        var first = await Registered(offering, 1, people: 2);
        Assert.Equal([Refusals.NotCancelled], (await Do<RegisterAgain, string>(new(first.Token!))).Failures);
        await Do<CancelRegistration, Guid>(new(TicketRef.ByToken(first.Token!)));
        var (again, twice) = ((await Do<RegisterAgain, string>(new(first.Token!))).Value, (await Do<RegisterAgain, string>(new(first.Token!))).Value);
        Assert.Equal(again, twice);
        var ticket = (await Ticket(again))!;
        Assert.Equal((2, RegistrationStatus.Confirmed, "Nguyễn Thị Hoa 1"), (ticket.Registration.People, ticket.Registration.Status, ticket.Registration.FullName));
        Assert.NotEqual(first.Code, ticket.Registration.ShownCode);
        Assert.Equal((2, 2), ((await RosterOf(offering)).Taken, await Rows(offering)));
    }

    [Fact]
    public async Task A_new_link_goes_to_the_same_phone_and_the_old_one_opens_nothing()
    {
        var registered = await Registered(Neighbours.Has(Some.Offering()), 1);
        Module.Clock.Set(Some.Start.AddDays(31));
        Assert.True(TicketLink.ValidUntil((await Ticket(registered.Token!))!) < Module.Clock.GetUtcNow());
        await Do<SendNewLink, Guid>(new(registered.Token!));
        await Delivered();
        Assert.Null(await Ticket(registered.Token!));
        var notice = Assert.Single(Neighbours.Notices.Values, n => n.Key.StartsWith("ticket-again:", StringComparison.Ordinal));
        Assert.Equal("+84980000001", notice.To.Phone);
        var token = ((string)notice.Values["link"]!).Split('/')[^1];
        Assert.True(TicketLink.ValidUntil((await Ticket(token))!) > Module.Clock.GetUtcNow());
    }

    [Fact]
    public async Task More_people_need_seats_and_fewer_give_theirs_to_those_who_wait()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 3));
        var (mine, other) = (await Registered(offering, 1), await Registered(offering, 2, people: 2));
        var waits = await Registered(offering, 3);
        Assert.Equal("registrations.seats-short", (await Do<ChangeTicket, Guid>(new(TicketRef.ByToken(mine.Token!), 2, null))).Failures[0].Code);
        Assert.True((await Do<ChangeTicket, Guid>(new(TicketRef.ByToken(other.Token!), 1, "0912 345 678"))).Succeeded);
        Assert.Equal((1, "+84912345678"), ((await Row(other.Id)).People, (await Row(other.Id)).Phone));
        Assert.Equal(RegistrationStatus.Offered, (await Row(waits.Id)).Status);
        Assert.Equal((3, 0), ((await RosterOf(offering)).Taken, (await RosterOf(offering)).Waitlisted));
        Assert.Equal(["people"], (await Do<ChangeTicket, Guid>(new(TicketRef.ByToken(mine.Token!), 11, null))).Failures.Select(f => f.Field));
    }

    [Fact]
    public async Task A_phone_cannot_be_changed_into_a_place_twice()
    {
        var offering = Neighbours.Has(Some.Offering());
        await Register(offering, Some.Body() with { FullName = "Lê Thị Xuân", Phone = "0912345678" });
        var second = (await Register(offering, Some.Body() with { FullName = "Lê Thị Xuân", Phone = "0912345679" })).Value;
        Assert.Equal([Refusals.Already], (await Do<ChangeTicket, Guid>(new(TicketRef.ByToken(second.Token!), 1, "0912345678"))).Failures);
    }

    private Task<TicketView?> Ticket(string token) => Module.In(s => s.GetRequiredService<TicketViews>().Find(token, Ct));
}

public sealed class MyTicketOnSqlite() : MyTicketTests(TestDatabase.Sqlite());

public sealed class MyTicketOnPostgres() : MyTicketTests(TestDatabase.Postgres());
