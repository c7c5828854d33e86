using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Tickets;

namespace Campaigns.Registrations.Features.Seats;

/// <summary>How somebody comes in at the other roster: by the rules of the public form, or as staff add them.</summary>
internal delegate Result<Registration> Entry(Roster roster, Attendee who, RegistrationOrigin origin);

/// <summary>Somebody goes to another meeting instead: a place there, and the one here given back. Twice is once.</summary>
internal sealed class OtherPlace(RegistrationsDbContext db, SeatTurns turns, Waitlist waitlist, ManageTokens tokens, IAudit audit, TimeProvider clock)
{
    /// <summary>Takes the place there, then gives back the one here. Answers the new one.</summary>
    /// <param name="from">The registration that is left.</param>
    /// <param name="ticket">How it is named.</param>
    /// <param name="target">Where to.</param>
    /// <param name="enter">Comes in there.</param>
    /// <param name="act">What it is called in the audit.</param>
    /// <param name="ct">Stops.</param>
    public async Task<Result<Registration>> Take(Registration from, TicketRef ticket, Offering target, Entry enter, string act, CancellationToken ct)
    {
        // The new place first: if this stops in between, somebody has two places and not none. The old one is the once-only key of the new.
        await turns.Open(target, ct);
        var taken = await Enter(from, target, enter, ct);
        if (!taken.Succeeded) return taken;
        db.ChangeTracker.Clear();
        var left = await turns.Change(ticket, Permissions.Edit, (roster, registration) => Leave(roster, registration, taken.Value.Id, act, ct), ct);
        return left.Succeeded ? taken : left.Refused<Registration>();
    }

    private async Task<Result<Registration>> Enter(Registration from, Offering target, Entry enter, CancellationToken ct)
    {
        var origin = new RegistrationOrigin(Code: TicketCode.Next(), OnceKey: from.Id);
        await using var turn = await turns.Wait(target.Id, ct);
        // Answers belong to the form they were given to: they stay with the old place.
        var who = from.Who(from.ConsentAt) with { Answers = null, FormVersion = null };
        if (await turns.Look(target.Id, who, origin, ct) is not { } there) return Refusals.NoSuchOffering;
        if (there.Once is { } before) return await turns.ById(before, ct);
        if (there.Same is not null) return Refusals.Already;

        var entered = enter(there.Roster, who, origin);
        if (!entered.Succeeded) return entered;
        entered.Value.Carry(tokens.Next(), clock.GetUtcNow());
        if (there.CodeTaken) await turns.Recode(entered.Value, ct);
        db.Add(entered.Value);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        Measures.Registered(entered.Value.Status);
        return entered;
    }

    private async Task<Result<Done>> Leave(Roster roster, Registration registration, Guid to, string act, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var cancelled = roster.Cancel(registration, now);
        if (!cancelled.Succeeded) return cancelled;
        registration.MoveTo(to);
        if (roster.Settle(registration, now, quiet: true)) await waitlist.Offer(roster, ct);
        audit.Note(act, new RecordRef("registrations.registration", registration.Id), new { to });
        return Done.It;
    }
}
