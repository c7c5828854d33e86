using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.AddAttendee;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.ActOnMany;

/// <summary>Somebody goes to another event instead: a place there, and the one here given back. Twice is once.</summary>
internal sealed record MoveRegistration(Guid Id, Guid To) : ICommand<Guid>;

internal sealed class MoveRegistrationHandler(RegistrationsDbContext db, SeatTurns turns, AddingAccess access, Waitlist waitlist, ManageTokens tokens, IActor actor, IAudit audit) : IHandler<MoveRegistration, Guid>
{
    public async Task<Result<Guid>> Handle(MoveRegistration command, CancellationToken ct)
    {
        if (await access.Find(command.To, present: false, ct) is not { } target) return Refusals.NoSuchOffering;
        var found = await db.Named(TicketRef.ById(command.Id), actor, Permissions.Edit).AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null) return Refusals.NoSuchRegistration;
        if (found.RosterId == target.Id) return Refusals.SameEvent;
        if (found.Status is RegistrationStatus.Attended or RegistrationStatus.Absent || found is { Status: RegistrationStatus.Cancelled, MovedTo: null }) return Refusals.NotChangeable;

        // The new place first: if this stops in between, somebody has two places and not none. The old one is the once-only key of the new.
        await turns.Open(target, ct);
        var taken = await Take(found, target, ct);
        if (!taken.Succeeded) return taken;
        db.ChangeTracker.Clear();
        var left = await turns.Change(TicketRef.ById(found.Id), Permissions.Edit, (roster, registration) => Leave(roster, registration, taken.Value, ct), ct);
        return left.Succeeded ? taken.Value : left;
    }

    private async Task<Result<Guid>> Take(Registration from, Offering target, CancellationToken ct)
    {
        var origin = new RegistrationOrigin(Code: TicketCode.Next(), OnceKey: from.Id);
        await using var turn = await turns.Wait(target.Id, ct);
        // Answers belong to the form they were given to: they stay with the old place.
        var who = from.Who(from.ConsentAt) with { Answers = null, FormVersion = null };
        if (await turns.Look(target.Id, who, origin, ct) is not { } there) return Refusals.NoSuchOffering;
        if (there.Once is { } before) return before;
        if (there.Same is not null) return Refusals.Already;

        var added = there.Roster.Add(who, new(from.People), access.Now, origin);
        if (!added.Succeeded) return added.Refused<Guid>();
        added.Value.Carry(tokens.Next(), access.Now);
        if (there.CodeTaken) await turns.Recode(added.Value, ct);
        db.Add(added.Value);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return added.Value.Id;
    }

    private async Task<Result<Done>> Leave(Roster roster, Registration registration, Guid to, CancellationToken ct)
    {
        var cancelled = roster.Cancel(registration, access.Now);
        if (!cancelled.Succeeded) return cancelled;
        registration.MoveTo(to);
        if (roster.Settle(registration, access.Now, quiet: true)) await waitlist.Offer(roster, ct);
        audit.Note("registrations.move", new RecordRef("registrations.registration", registration.Id), new { to });
        return Done.It;
    }
}
