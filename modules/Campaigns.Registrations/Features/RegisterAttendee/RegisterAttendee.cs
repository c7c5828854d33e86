using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>Somebody registers by themselves.</summary>
/// <param name="Offering">As its source gave it a moment ago.</param>
/// <param name="Body">What they sent.</param>
/// <param name="Once">Key of the form: the same form again answers the same registration.</param>
internal sealed record RegisterAttendee(Offering Offering, RegistrationBody Body, Guid? Once = null) : ICommand<Registered>
{
    public IEnumerable<Failure> Check() => BodyRules.Check(Body);
}

/// <summary>A place, or a place on the waitlist.</summary>
internal sealed record Registered(Guid Id, string Code, RegistrationStatus Status, int People, int? Position, string? Token, int Version);

internal sealed class RegisterAttendeeHandler(RegistrationsDbContext db, SeatTurns turns, ManageTokens tokens, Attendees attendees, TimeProvider clock)
    : IHandler<RegisterAttendee, Registered>
{
    public async Task<Result<Registered>> Handle(RegisterAttendee command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var who = await attendees.Read(command.Body, now, ct);
        if (!who.Succeeded) return who.Refused<Registered>();

        var origin = new RegistrationOrigin(Code: TicketCode.Next(), OnceKey: command.Once);
        await turns.Open(command.Offering, ct);
        return await Seat(command, who.Value, origin, tokens.Next(), now, ct);
    }

    private async Task<Result<Registered>> Seat(RegisterAttendee command, Attendee who, RegistrationOrigin origin, ManageToken token, DateTimeOffset now, CancellationToken ct)
    {
        // Seats are scarce: lock before reading what is taken, so that a rush queues instead of overselling.
        await using var turn = await turns.Wait(command.Offering.Id, ct);
        if (await turns.Look(command.Offering.Id, who, origin, ct) is not { } found) return Refusals.NoSuchOffering;
        if (found.Once is { } there) return await Again(there, ct);
        if (found.Same is { } same) return await Already(found.Roster, same, turn, now, ct);

        var registered = found.Roster.Register(command.Offering, who, Attendees.PartyOf(command.Body), now, origin);
        if (!registered.Succeeded) return registered.Refused<Registered>();

        registered.Value.Carry(token, now);
        if (found.CodeTaken) await turns.Recode(registered.Value, ct);
        db.Add(registered.Value);
        await db.SaveChangesAsync(ct); // The registration, the seats and the event, or none of them.
        await turn.CommitAsync(ct);
        Measures.Registered(registered.Value.Status);
        return Answer(registered.Value, registered.Value.Queue is null ? null : found.Roster.WaitingGroups, token.Text);
    }

    // Whoever asks again gets the ticket again, by the address it went to before: this answer says nothing that was not known.
    private async Task<Result<Registered>> Already(Roster roster, Guid same, Turn turn, DateTimeOffset now, CancellationToken ct)
    {
        roster.SendAgain(same, now);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return Refusals.Already;
    }

    private async Task<Result<Registered>> Again(Guid id, CancellationToken ct)
    {
        var registration = await db.Registrations.AsNoTracking().SingleAsync(r => r.Id == id, ct);
        return Answer(registration, await db.PositionOf(registration, ct), tokens.Open(registration.SealedToken));
    }

    private static Registered Answer(Registration r, int? position, string? token) => new(r.Id, r.ShownCode, r.Status, r.People, position, token, r.Version);
}
