using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;

namespace Campaigns.Registrations.Features.MyTicket;

/// <summary>How long a person's link works.</summary>
internal static class TicketLink
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Thirty days after the meeting, or after the link was made when that was later.</summary>
    public static DateTimeOffset ValidUntil(TicketView ticket) =>
        (ticket.Registration.TokenAt is { } made && made > ticket.Roster.EndsAt ? made : ticket.Roster.EndsAt) + Kept;
}

/// <summary>The link has expired: a new one is made and sent to the phone it went to before, never shown here.</summary>
internal sealed record SendNewLink(string Token) : ICommand<Guid>;

internal sealed class SendNewLinkHandler(SeatTurns turns, ManageTokens tokens, TimeProvider clock) : IHandler<SendNewLink, Guid>
{
    public Task<Result<Guid>> Handle(SendNewLink command, CancellationToken ct) =>
        turns.Change(TicketRef.ByToken(command.Token), Permissions.Edit, (roster, registration) =>
        {
            registration.Carry(tokens.Next(), clock.GetUtcNow());
            roster.SendAgain(registration.Id, clock.GetUtcNow());
            return Task.FromResult<Result<Done>>(Done.It);
        }, ct);
}

/// <summary>Who cancelled registers anew with what they said before; answers the new link's token.</summary>
internal sealed record RegisterAgain(string Token) : ICommand<string>;

internal sealed class RegisterAgainHandler(RegistrationsDbContext db, Offerings offerings, SeatTurns turns, ManageTokens tokens, TimeProvider clock) : IHandler<RegisterAgain, string>
{
    public async Task<Result<string>> Handle(RegisterAgain command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await turns.FindByToken(command.Token, ct) is not { } before) return Refusals.NoSuchRegistration;
        if (before.Status != RegistrationStatus.Cancelled) return Refusals.NotCancelled;
        if (await offerings.Find(before.RosterId, ct) is not { } offering) return Refusals.Closed;

        // The cancelled place is the once-only key: pressed twice, it is one new place.
        var who = before.Who(now);
        var origin = new RegistrationOrigin(Code: TicketCode.Next(), OnceKey: before.Id);
        await using var turn = await turns.Wait(before.RosterId, ct);
        if (await turns.Look(before.RosterId, who, origin, ct) is not { } found) return Refusals.NoSuchOffering;
        if (found.Once is { } there) return tokens.Open((await turns.ById(there, ct)).SealedToken) ?? command.Token;
        if (found.Same is not null) return Refusals.Already;

        var registered = found.Roster.Register(offering, who, new(before.People), now, origin);
        if (!registered.Succeeded) return registered.Refused<string>();
        var token = tokens.Next();
        registered.Value.Carry(token, now);
        if (found.CodeTaken) await turns.Recode(registered.Value, ct);
        db.Add(registered.Value);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        Measures.Registered(registered.Value.Status);
        return token.Text;
    }
}
