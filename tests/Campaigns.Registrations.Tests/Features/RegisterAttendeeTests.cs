using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Registrations.Tests.Features;

public abstract class RegisterAttendeeTests(TestDatabase database) : SliceTests(database)
{
    private const int Rush = 200;
    private const int Places = 50;

    private static int Rounds => Environment.GetEnvironmentVariable("CAMPAIGNS_LONG") == "1" ? 100 : 10;

    [Fact]
    public async Task A_rush_fills_every_seat_and_no_more()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var offering = Neighbours.Has(Some.Offering(seats: Places, waitlist: false));
            var answers = await Task.WhenAll(Enumerable.Range(0, Rush).Select(i => Task.Run(async () => await Register(offering, Some.Body(i)), Ct)));
            Assert.Equal(Places, answers.Count(a => a.Succeeded && a.Value.Status == RegistrationStatus.Confirmed));
            Assert.Equal(Rush - Places, answers.Count(a => !a.Succeeded && a.Failures[0] == Refusals.Full));
            var roster = await RosterOf(offering);
            Assert.Equal((Places, Places), (roster.Taken, await Rows(offering)));
        }

        Assert.Equal(Rounds * Places, (await Module.Outbox()).Count(name => name == "registrations.attendee-registered.v1"));
    }

    [Fact]
    public async Task The_same_rush_without_the_turn_oversells()
    {
        var oversold = false;
        for (var round = 0; round < Rounds && !oversold; round++)
        {
            var offering = Neighbours.Has(Some.Offering(seats: Places, waitlist: false));
            await Module.In(async s =>
            {
                s.GetRequiredService<RegistrationsDbContext>().Add(Roster.Of(offering));
                await s.GetRequiredService<RegistrationsDbContext>().SaveChangesAsync(Ct);
            });
            await Task.WhenAll(Enumerable.Range(0, Rush).Select(i => Task.Run(() => RegisterUnguarded(offering, i), Ct)));
            oversold = await Rows(offering) > Places;
        }

        Assert.True(oversold, "the test of the rush cannot fail: without the turn it did not oversell either");
    }

    [Fact]
    public async Task A_rush_with_a_waitlist_gives_each_a_place_of_their_own()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 5));
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () => (await Register(offering, Some.Body(i))).Value, Ct)));
        Assert.Equal(Enumerable.Range(1, 35), answers.Where(a => a.Status == RegistrationStatus.Waitlisted).Select(a => a.Position!.Value).Order());
        Assert.Equal(40, answers.Select(a => a.Code).Distinct().Count());
    }

    [Fact]
    public async Task The_same_phone_and_name_have_one_place_whatever_the_spelling()
    {
        var offering = Neighbours.Has(Some.Offering());
        Assert.True((await Register(offering, Some.Body() with { FullName = "Nguyễn Thị Lan", Phone = "0912345678" })).Succeeded);
        Assert.Equal([Refusals.Already], (await Register(offering, Some.Body() with { FullName = "nguyen  thi lan", Phone = "+84 912 345 678" })).Failures);
        Assert.True((await Register(offering, Some.Body() with { FullName = "Nguyễn Văn Nam", Phone = "0912345678" })).Succeeded);
        Assert.True((await Register(Neighbours.Has(Some.Offering()), Some.Body() with { FullName = "Nguyễn Thị Lan", Phone = "0912345678" })).Succeeded);
        Assert.Equal(2, await Rows(offering));
    }

    [Fact]
    public async Task A_rush_of_the_same_person_is_one_place()
    {
        var offering = Neighbours.Has(Some.Offering());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await Register(offering, Some.Body()), Ct)));
        Assert.Equal(1, answers.Count(a => a.Succeeded));
        Assert.Equal((1, 1), ((await RosterOf(offering)).Taken, await Rows(offering)));
    }

    [Fact]
    public async Task People_without_a_phone_may_share_a_name()
    {
        var offering = Neighbours.Has(Some.Offering());
        var body = Some.Body() with { FullName = "Nguyễn Văn Hùng", Phone = null, NoPhone = true };
        Assert.True((await Register(offering, body)).Succeeded);
        Assert.True((await Register(offering, body)).Succeeded);
        await Delivered();
        Assert.Empty(Neighbours.Notices);
    }

    [Fact]
    public async Task The_same_form_twice_is_the_same_registration()
    {
        var offering = Neighbours.Has(Some.Offering());
        var once = Guid.NewGuid();
        var body = Some.Body() with { Phone = null, NoPhone = true };
        var (first, second) = ((await Register(offering, body, once)).Value, (await Register(offering, body, once)).Value);
        Assert.Equal((first.Id, first.Code, first.Token), (second.Id, second.Code, second.Token));
        Assert.Equal(1, await Rows(offering));
    }

    [Fact]
    public async Task What_needs_the_day_or_the_units_is_refused_and_nothing_is_written()
    {
        var offering = Neighbours.Has(Some.Offering());
        var result = await Register(offering, Some.Body() with { BirthDate = new(2019, 3, 2), UnitCode = "99999" });
        Assert.Equal([Refusals.BirthDate, Refusals.Unit], result.Failures);
        Assert.True((await Register(offering, Some.Body() with { BirthDate = new(2019, 3, 1), UnitCode = "15988" })).Succeeded);
        Assert.Equal(1, await Rows(offering));
    }

    [Fact]
    public async Task A_refusal_leaves_nothing_behind()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 1, waitlist: false));
        await Registered(offering, 1);
        Assert.False((await Register(offering, Some.Body(2))).Succeeded);
        Assert.False((await Register(offering with { Open = false }, Some.Body(3))).Succeeded);
        Assert.Equal((1, 1), ((await RosterOf(offering)).Taken, await Rows(offering)));
        Assert.Single(await Module.Outbox());
    }

    [Fact]
    public async Task The_ticket_is_sent_once_however_often_it_is_delivered()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 1));
        var (first, second) = (await Registered(offering, 1), await Registered(offering, 2));
        await Delivered();
        await Delivered();
        Assert.Equal(2, Neighbours.QueueCalls);
        var notice = Neighbours.Notices[$"ticket:{first.Id}"];
        Assert.Equal((Registrations.Features.Tickets.Notices.Ticket, "+84980000001"), (notice.Template, notice.To.Phone));
        Assert.Equal(first.Code, notice.Values["code"]);
        Assert.EndsWith("/my/" + first.Token, (string)notice.Values["link"]!, StringComparison.Ordinal);
        Assert.Equal(1, Neighbours.Notices[$"ticket:{second.Id}"].Values["position"]);
    }

    [Fact]
    public async Task Who_registers_twice_is_sent_the_ticket_again_at_most_once_an_hour()
    {
        var offering = Neighbours.Has(Some.Offering());
        await Registered(offering, 1);
        for (var i = 0; i < 3; i++) Assert.False((await Register(offering, Some.Body(1))).Succeeded);
        await Delivered();
        Assert.Equal(2, Neighbours.Notices.Count);
        Assert.All(Neighbours.Notices.Values, n => Assert.Equal(Registrations.Features.Tickets.Notices.Ticket, n.Template));
    }

    // A twin of the handler with the guard taken out: what the turn is for.
    private Task RegisterUnguarded(Offering offering, int number) => Module.In(async s =>
    {
        var db = s.GetRequiredService<RegistrationsDbContext>();
        var taken = await db.Rosters.AsNoTracking().Where(r => r.Id == offering.Id).Select(r => r.Taken).SingleAsync(Ct);
        if (taken >= offering.Seats) return;
        var registration = Roster.Of(offering).Register(offering, Some.Attendee(number), new(1), Some.Now).Value;
        db.Add(registration);
        await db.SaveChangesAsync(Ct);
        await db.Rosters.Where(r => r.Id == offering.Id).ExecuteUpdateAsync(u => u.SetProperty(r => r.Taken, taken + 1), Ct);
    });
}

public sealed class RegisterAttendeeOnSqlite() : RegisterAttendeeTests(TestDatabase.Sqlite());

public sealed class RegisterAttendeeOnPostgres() : RegisterAttendeeTests(TestDatabase.Postgres());
