using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.AddAttendee;

/// <summary>Staff put somebody on the list, at any time.</summary>
/// <param name="OfferingId">Of what.</param>
/// <param name="Body">What is known of them. Staff tick the consent they were given.</param>
/// <param name="Present">They stand at the door: added and checked in, also without a seat left.</param>
internal sealed record AddAttendee(Guid OfferingId, RegistrationBody Body, bool Present = false) : ICommand<Guid>
{
    public IEnumerable<Failure> Check() => BodyRules.Check(Body);
}

internal sealed class AddAttendeeHandler(RegistrationsDbContext db, SeatTurns turns, ManageTokens tokens, Attendees attendees, Forms.Forms forms, AddingAccess access) : IHandler<AddAttendee, Guid>
{
    public async Task<Result<Guid>> Handle(AddAttendee command, CancellationToken ct)
    {
        var now = access.Now;
        if (!await access.MayAdd(command, ct)) return Refusals.NoSuchOffering;
        var who = await attendees.ReadPart(command.Body, await forms.Recent(command.OfferingId, ct), command.OfferingId, now, ct);
        if (!who.Succeeded) return who.Refused<Guid>();

        var origin = new RegistrationOrigin(Code: TicketCode.Next(), WalkIn: command.Present);
        await using var turn = await turns.Wait(command.OfferingId, ct);
        if (await turns.Look(command.OfferingId, who.Value, origin, ct) is not { } found) return Refusals.NoSuchOffering;
        if (found.Same is not null) return Refusals.Already;

        var added = command.Present ? found.Roster.WalkIn(who.Value, Attendees.PartyOf(command.Body), now, origin) : found.Roster.Add(who.Value, Attendees.PartyOf(command.Body), now, origin);
        if (!added.Succeeded) return added.Refused<Guid>();

        added.Value.Carry(tokens.Next(), now);
        if (found.CodeTaken) await turns.Recode(added.Value, ct);
        db.Add(added.Value);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        Measures.Registered(added.Value.Status);
        return added.Value.Id;
    }
}

/// <summary>Who may add people: those who run the area's events; at the door also its desk. Opens the roster of an offering that had none.</summary>
internal sealed class AddingAccess(RegistrationsDbContext db, Offerings offerings, SeatTurns turns, DeskAccess desk, IActor actor, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What people can be added to; null where it is not there or not the caller's to run.</summary>
    public async Task<Offering?> Find(Guid id, bool present, CancellationToken ct)
    {
        if (await offerings.Find(id, ct) is not { } offering || !actor.Has(present ? Permissions.CheckIn : Permissions.Edit, new Scope(offering.ScopePath))) return null;
        var roster = present ? await db.Rosters.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) : null;
        return roster is null || await desk.MayWork(roster, ct) ? offering : null;
    }

    public async Task<bool> MayAdd(AddAttendee command, CancellationToken ct)
    {
        var roster = await db.Rosters.AsNoTracking().SingleOrDefaultAsync(r => r.Id == command.OfferingId, ct) ?? await Open(command.OfferingId, ct);
        if (roster is null) return false;
        return actor.Has(Permissions.Edit, new Scope(roster.ScopePath)) || command.Present && await desk.MayWork(roster, ct);
    }

    private async Task<Roster?> Open(Guid offeringId, CancellationToken ct)
    {
        if (await offerings.Find(offeringId, ct) is not { } offering || !actor.Has(Permissions.CheckIn, new Scope(offering.ScopePath))) return null;
        await turns.Open(offering, ct);
        return await db.Rosters.AsNoTracking().SingleOrDefaultAsync(r => r.Id == offeringId, ct);
    }
}
