using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.AcceptOffer;
using Campaigns.Registrations.Features.CancelRegistration;
using Campaigns.Registrations.Features.EditForm;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Registrations.Tests.Features;

/// <summary>The last hundred seats, wanted by five hundred at once, divided among villages, while others cancel and are followed.</summary>
public abstract class QuotaRushTests(TestDatabase database) : SliceTests(database)
{
    private const int Early = 20;
    private const int Last = 100;
    private const int Rush = 500;
    private static readonly string?[] Villages = ["Thôn 1", "Thôn 2", null];
    private static readonly Quota[] Quotas = [new() { Key = "1", Name = "Thôn 1", Seats = 30, Hamlet = "Thôn 1" }, new() { Key = "2", Name = "Thôn 2", Seats = 25, Hamlet = "Thôn 2" }];

    [Fact]
    public async Task Nobody_gets_a_seat_too_many_and_no_seat_stays_idle()
    {
        var offering = Neighbours.Has(Some.Offering(seats: Early + Last));
        Assert.True((await Do<SaveForm, int>(new(offering.Id, FormRules.None, Quotas, 0))).Succeeded);
        var early = new List<Guid>();
        for (var i = 0; i < Early; i++) early.Add((await Register(offering, Person(i))).Value.Id);

        var cancels = early.Select((id, i) => Task.Run(() => i % 2 == 0 ? Cancel(id) : Task.FromResult(true), Ct));
        var registers = Enumerable.Range(Early, Rush).Select(i => Task.Run(async () => (await Register(offering, Person(i))).Succeeded, Ct));
        Assert.All(await Task.WhenAll(registers.Concat(cancels)), Assert.True);
        await Fair(offering);

        foreach (var offered in (await All(offering)).Where(r => r.Status == RegistrationStatus.Offered).Take(5))
            Assert.True((await Do<AcceptOffer, Guid>(new(TicketRef.ById(offered.Id)))).Succeeded);
        await Fair(offering);
        Assert.Equal(Early + Last, (await RosterOf(offering)).Taken);
    }

    [Fact]
    public async Task Without_the_turn_a_quota_is_passed()
    {
        var passed = false;
        for (var round = 0; round < 5 && !passed; round++)
        {
            var offering = Neighbours.Has(Some.Offering(seats: 500, waitlist: false));
            Assert.True((await Do<SaveForm, int>(new(offering.Id, FormRules.None, Quotas, 0))).Succeeded);
            await Task.WhenAll(Enumerable.Range(0, 120).Select(i => Task.Run(() => RegisterUnguarded(offering, i), Ct)));
            passed = await Module.In(s => s.GetRequiredService<RegistrationsDbContext>().Registrations.CountAsync(r => r.RosterId == offering.Id && r.QuotaKey == "2", Ct)) > Quotas[1].Seats;
        }

        Assert.True(passed, "the test of quotas cannot fail: without the turn none was passed either");
    }

    [Fact]
    public async Task While_a_cancellation_can_be_taken_back_its_seat_is_for_who_waits()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 1));
        var (first, second) = (await Registered(offering, 1), await Registered(offering, 2));
        await Do<CancelRegistration, Guid>(new(TicketRef.ById(first.Id), Undoable: true));
        Assert.Equal(RegistrationStatus.Waitlisted, (await Registered(offering, 3)).Status);
        await Do<SettleCancellation, Guid>(new(TicketRef.ById(first.Id)));
        Assert.Equal(RegistrationStatus.Offered, (await Row(second.Id)).Status);
        Assert.Equal((1, 0), ((await RosterOf(offering)).Taken, (await RosterOf(offering)).KeptBack));
    }

    [Fact]
    public async Task A_larger_quota_gives_its_seats_to_who_waits_and_a_smaller_one_takes_none_away()
    {
        var offering = Neighbours.Has(Some.Offering(seats: 50));
        await Do<SaveForm, int>(new(offering.Id, FormRules.None, [Quotas[0] with { Seats = 1 }], 0));
        foreach (var i in new[] { 3, 6, 9 }) await Register(offering, Person(i)); // All of Thôn 1, each for themselves.
        Assert.Equal((1, 2), ((await RosterOf(offering)).Taken, (await RosterOf(offering)).Waitlisted));
        await Do<SaveForm, int>(new(offering.Id, FormRules.None, [Quotas[0] with { Seats = 2 }], 0));
        Assert.Equal((2, 1), ((await RosterOf(offering)).Taken, (await RosterOf(offering)).Waitlisted));
        await Do<SaveForm, int>(new(offering.Id, FormRules.None, [Quotas[0] with { Seats = 0 }], 0));
        Assert.Equal((2, 2, 1), ((await RosterOf(offering)).Taken, (await RosterOf(offering)).Quotas[0].Taken, (await RosterOf(offering)).Waitlisted));
    }

    private static RegistrationBody Person(int number) => Some.Body(number, people: number % 7 == 0 ? 2 : 1) with { Hamlet = Villages[number % 3] };

    private async Task<bool> Cancel(Guid id) => (await Do<CancelRegistration, Guid>(new(TicketRef.ById(id)))).Succeeded;

    private Task<List<Registration>> All(Offering offering) =>
        Module.In(s => s.GetRequiredService<RegistrationsDbContext>().Registrations.AsNoTracking().Where(r => r.RosterId == offering.Id).OrderBy(r => r.Queue).ToListAsync(Ct));

    private async Task Fair(Offering offering)
    {
        var (roster, all) = (await RosterOf(offering), await All(offering));
        Assert.Equal(Early + Rush, all.Count);
        Assert.Equal(all.Where(r => r.HoldsSeats).Sum(r => r.People), roster.Taken);
        Assert.True(roster.Taken <= roster.Seats, $"{roster.Taken} of {roster.Seats} seats");
        foreach (var quota in roster.Quotas)
        {
            Assert.Equal(all.Where(r => r.HoldsSeats && r.QuotaKey == quota.Key).Sum(r => r.People), quota.Taken);
            Assert.True(quota.Taken <= quota.Seats, $"{quota.Name}: {quota.Taken} of {quota.Seats} seats");
        }

        var waiting = all.Where(r => r.Status == RegistrationStatus.Waitlisted).ToList();
        Assert.All(waiting, r => Assert.True(r.People > roster.Room(r.QuotaKey), $"{roster.Room(r.QuotaKey)} seats idle while {r.People} of {r.QuotaKey} wait"));

        // Of one village and one size, who was offered a seat stood before all who still wait.
        foreach (var offered in all.Where(r => r.Status == RegistrationStatus.Offered))
            Assert.DoesNotContain(waiting, w => w.QuotaKey == offered.QuotaKey && w.People <= offered.People && w.Queue < offered.Queue);
    }

    // A twin of the handler with the guard taken out: what the turn is for.
    private Task RegisterUnguarded(Offering offering, int number) => Module.In(async s =>
    {
        var db = s.GetRequiredService<RegistrationsDbContext>();
        var roster = await db.Rosters.AsNoTracking().SingleAsync(r => r.Id == offering.Id, Ct);
        var registered = roster.Register(offering, Some.Attendee(number) with { Hamlet = "Thôn 2" }, new(1), Some.Now);
        if (!registered.Succeeded) return;
        var quotas = roster.Quotas;
        db.Add(registered.Value);
        await db.SaveChangesAsync(Ct);
        await db.Rosters.Where(r => r.Id == offering.Id).ExecuteUpdateAsync(u => u.SetProperty(r => r.Quotas, quotas), Ct);
    });
}

public sealed class QuotaRushOnSqlite() : QuotaRushTests(TestDatabase.Sqlite());

public sealed class QuotaRushOnPostgres() : QuotaRushTests(TestDatabase.Postgres());
