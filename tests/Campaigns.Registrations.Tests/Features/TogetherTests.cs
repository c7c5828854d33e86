using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Registrations.Tests.Features;

/// <summary>Those who register at the same moment share a transaction, and nobody notices: each has an answer of their own.</summary>
public abstract class TogetherTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task Those_in_line_are_saved_by_one_commit()
    {
        var offering = await Opened(Some.Offering(seats: 20));
        var before = (await RosterOf(offering)).Version;
        var answers = await InLine(offering, 12, i => Register(offering, Some.Body(i)));
        Assert.All(answers, a => Assert.True(a.Succeeded));
        Assert.Equal(12, answers.Select(a => a.Value.Code).Distinct().Count());
        var roster = await RosterOf(offering);
        Assert.Equal((12, 12), (roster.Taken, await Rows(offering)));
        Assert.Equal(1, roster.Version - before);
        Assert.Equal(12, (await Module.Outbox()).Count(n => n == "registrations.attendee-registered.v1"));
    }

    [Fact]
    public async Task Never_more_than_the_bound_go_together()
    {
        var offering = await Opened(Some.Offering(seats: 100));
        var before = (await RosterOf(offering)).Version;
        Assert.All(await InLine(offering, Rush.Most + 5, i => Register(offering, Some.Body(i))), a => Assert.True(a.Succeeded));
        Assert.Equal(2, (await RosterOf(offering)).Version - before);
    }

    [Fact]
    public async Task Each_is_answered_for_themselves()
    {
        var offering = await Opened(Some.Offering(seats: 3, waitlist: false));
        var form = Guid.NewGuid();
        var answers = await InLine(offering, 7, i => i switch
        {
            0 or 1 => Register(offering, Some.Body(1)),                                                        // One person, twice.
            2 or 3 => Register(offering, Some.Body(2) with { Phone = null, NoPhone = true }, form),            // One form, twice.
            4 => Register(offering with { Open = false }, Some.Body(4)),
            _ => Register(offering, Some.Body(i)),                                                             // One of two finds a seat.
        });
        Assert.Equal([Refusals.Already], answers.Take(2).Single(a => !a.Succeeded).Failures);
        Assert.Equal(answers[2].Value.Id, answers[3].Value.Id);
        Assert.Equal(answers[2].Value.Token, answers[3].Value.Token);
        Assert.Equal([Refusals.Closed], answers[4].Failures);
        Assert.Equal([Refusals.Full], answers.Skip(5).Single(a => !a.Succeeded).Failures);
        Assert.Equal((3, 3), ((await RosterOf(offering)).Taken, await Rows(offering)));
    }

    [Fact]
    public async Task Two_looks_before_one_save_would_seat_the_same_person_twice()
    {
        var offering = await Opened(Some.Offering(seats: 3));
        await Module.In(async s =>
        {
            // The twin: both are looked for before either is saved, and nobody minds who goes along.
            var (db, turns) = (s.GetRequiredService<RegistrationsDbContext>(), s.GetRequiredService<SeatTurns>());
            await using var turn = await turns.Wait(offering.Id, Ct);
            for (var i = 0; i < 2; i++)
            {
                var found = await turns.Look(offering.Id, Some.Attendee(), new(Code: TicketCode.Next()), Ct);
                if (found!.Same is null) db.Add(Some.In(found.Roster, offering, 1));
            }

            await db.SaveChangesAsync(Ct);
            await turn.CommitAsync(Ct);
        });
        Assert.Equal(2, await Rows(offering));
    }

    [Fact]
    public async Task Two_of_one_turn_never_share_a_code()
    {
        var offering = await Opened(Some.Offering());
        var code = TicketCode.Next();
        var answers = await Module.In(s =>
        {
            var two = Enumerable.Range(1, 2).Select(i => Arrival(s, offering, i, code)).ToList();
            return s.GetRequiredService<Seating>().Seat(two[0], () => two);
        });
        Assert.Equal(2, answers.Select(a => a.Value.Code).Distinct().Count());
    }

    [Fact]
    public async Task One_that_cannot_be_saved_takes_nobody_along()
    {
        var offering = await Opened(Some.Offering(seats: 20));
        await Module.In(Refuse);
        var answers = await InLine(offering, 6, async i =>
        {
            try
            {
                return await Register(offering, i == 3 ? Some.Body() with { FullName = Unwanted } : Some.Body(i));
            }
            catch (DbUpdateException)
            {
                return Refusals.Unit; // Stands for the failure, in this test alone.
            }
        });
        Assert.Equal([Refusals.Unit], answers.Single(a => !a.Succeeded).Failures);
        Assert.Equal((5, 5), ((await RosterOf(offering)).Taken, await Rows(offering)));
    }

    [Fact]
    public async Task Who_goes_away_in_line_is_left_out_and_nobody_else()
    {
        var offering = await Opened(Some.Offering(seats: 20));
        using var gone = new CancellationTokenSource();
        var answers = await InLine(offering, 5, async i =>
        {
            try
            {
                return await Register(offering, Some.Body(i), i is 0 or 2 ? gone.Token : Ct);
            }
            catch (OperationCanceledException)
            {
                return Refusals.Unit;
            }
        }, gone.Cancel);
        Assert.Equal([false, true, false, true, true], answers.Select(a => a.Succeeded));
        Assert.Equal((3, 3), ((await RosterOf(offering)).Taken, await Rows(offering)));
    }

    [Fact]
    public async Task Each_leaves_in_their_own_name()
    {
        var offering = await Opened(Some.Offering(seats: 20));
        var people = Enumerable.Range(0, 4).Select(_ => TestModule.Someone("38/399")).ToList();
        await InLine(offering, 4, i => Do<RegisterAttendee, Registered>(new(offering, Some.Body(i)), people[i]));
        Assert.Equal(people.Select(p => (Guid?)p.AccountId).Order(), (await Module.OutboxActors()).Order());
    }

    private const string Unwanted = "Người Không Lưu Được";

    private async Task<Offering> Opened(Offering offering)
    {
        Neighbours.Has(offering);
        await Module.In(s => s.GetRequiredService<SeatTurns>().Open(offering, Ct));
        return offering;
    }

    // While somebody else has the turn, the first waits for it and the rest stand in line behind; then they go.
    private async Task<Result<Registered>[]> InLine(Offering offering, int count, Func<int, Task<Result<Registered>>> register, Action? beforeTheTurn = null)
    {
        var rush = await Module.In(s => Task.FromResult(s.GetRequiredService<Rush>()));
        return await Module.In(async s =>
        {
            await using var turn = await s.GetRequiredService<SeatTurns>().Wait(offering.Id, Ct);
            var waiting = new List<Task<Result<Registered>>>();
            for (var i = 0; i < count; i++)
            {
                var number = i;
                waiting.Add(Task.Run(() => register(number), Ct));
                while (!rush.IsLed(offering.Id) || rush.Waiting(offering.Id) < i) await Task.Yield();
            }

            beforeTheTurn?.Invoke();
            await turn.DisposeAsync();
            return await Task.WhenAll(waiting);
        });
    }

    private Task<Result<Registered>> Register(Offering offering, RegistrationBody body, CancellationToken ct) =>
        Module.In(s => s.GetRequiredService<IHandler<RegisterAttendee, Registered>>().Handle(new(offering, body), ct));

    private static Arrival Arrival(IServiceProvider s, Offering offering, int number, string code) => new()
    {
        Offering = offering,
        Who = Some.Attendee(number),
        Party = new(1),
        Origin = new(Code: code),
        Token = s.GetRequiredService<Registrations.Features.Tickets.ManageTokens>().Next(),
        Now = Some.Now,
        Scope = s.GetRequiredService<RegistrationsDbContext>(),
        Gone = Ct,
    };

    // A row the database does not take.
    private static async Task Refuse(IServiceProvider s)
    {
        var db = s.GetRequiredService<RegistrationsDbContext>();
        var isSqlite = db.Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal);
        await db.Database.ExecuteSqlRawAsync(isSqlite
            ? $"create trigger refuse before insert on reg_registration when new.full_name = '{Unwanted}' begin select raise(abort, 'refused'); end"
            : $"alter table reg_registration add constraint refuse check (full_name <> '{Unwanted}')", Ct);
    }
}

public sealed class TogetherOnSqlite() : TogetherTests(TestDatabase.Sqlite());

public sealed class TogetherOnPostgres() : TogetherTests(TestDatabase.Postgres());
