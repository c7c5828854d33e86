using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;

namespace Campaigns.Registrations.Features.ChooseAgain;

/// <summary>Who cannot come, because their meeting was moved or is not held, goes to another one near by instead: a place there by the rules of the public form,
/// and the one here given back. Twice is once. Answers the new link's token.</summary>
internal sealed record ChooseAgain(string Token, Guid To) : ICommand<string>;

internal sealed class ChooseAgainHandler(RegistrationsDbContext db, Offerings offerings, SeatTurns turns, Waitlist waitlist, ManageTokens tokens, IAudit audit, TimeProvider clock) : IHandler<ChooseAgain, string>
{
    // As many as the page shows.
    public const int Most = 8;

    public async Task<Result<string>> Handle(ChooseAgain command, CancellationToken ct)
    {
        if (await turns.FindByToken(command.Token, ct) is not { } from) return Refusals.NoSuchRegistration;
        if ((await offerings.Near(from.RosterId, Most, ct)).FirstOrDefault(o => o.Id == command.To) is not { } target) return Refusals.NoSuchOffering;
        if (from.Status is not (RegistrationStatus.Confirmed or RegistrationStatus.Waitlisted or RegistrationStatus.Offered or RegistrationStatus.Cancelled)
            || from is { Status: RegistrationStatus.Cancelled, MovedTo: null }) return Refusals.NotChangeable;

        // The new place first: if this stops in between, somebody has two places and not none. The old one is the once-only key of the new.
        await turns.Open(target, ct);
        var taken = await Take(from, target, ct);
        if (!taken.Succeeded) return taken.Refused<string>();
        db.ChangeTracker.Clear();
        var left = await turns.Change(TicketRef.ByToken(command.Token), Permissions.Edit, (roster, registration) => Leave(roster, registration, taken.Value.Id, ct), ct);
        return left.Succeeded ? tokens.Open(taken.Value.SealedToken) ?? command.Token : left.Refused<string>();
    }

    private async Task<Result<Registration>> Take(Registration from, Offering target, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var origin = new RegistrationOrigin(Code: TicketCode.Next(), OnceKey: from.Id);
        await using var turn = await turns.Wait(target.Id, ct);
        // Answers belong to the form they were given to: they stay with the old place.
        var who = from.Who(from.ConsentAt) with { Answers = null, FormVersion = null };
        if (await turns.Look(target.Id, who, origin, ct) is not { } there) return Refusals.NoSuchOffering;
        if (there.Once is { } before) return await turns.ById(before, ct);
        if (there.Same is not null) return Refusals.Already;

        var registered = there.Roster.Register(target, who, new(from.People), now, origin);
        if (!registered.Succeeded) return registered;
        registered.Value.Carry(tokens.Next(), now);
        if (there.CodeTaken) await turns.Recode(registered.Value, ct);
        db.Add(registered.Value);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        Measures.Registered(registered.Value.Status);
        return registered;
    }

    private async Task<Result<Done>> Leave(Roster roster, Registration registration, Guid to, CancellationToken ct)
    {
        var cancelled = roster.Cancel(registration, clock.GetUtcNow());
        if (!cancelled.Succeeded) return cancelled;
        registration.MoveTo(to);
        if (roster.Settle(registration, clock.GetUtcNow(), quiet: true)) await waitlist.Offer(roster, ct);
        audit.Note("registrations.choose-again", new RecordRef("registrations.registration", registration.Id), new { to });
        return Done.It;
    }
}
