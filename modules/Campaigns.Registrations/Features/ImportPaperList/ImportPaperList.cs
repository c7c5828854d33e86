using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.AddAttendee;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.ImportPaperList;

/// <summary>Puts the people of a paper list down, all in one turn at the roster; with <see cref="DryRun"/> only says what would come of each row.</summary>
internal sealed record ImportPaperList(Guid OfferingId, string FileName, IReadOnlyList<PaperRow> Rows, bool DryRun) : ICommand<PaperOutcome>;

/// <summary>What came of a list.</summary>
/// <param name="ListId">To take it back by; null of a dry run.</param>
/// <param name="Rows">Each row: refused, or why not; a status otherwise.</param>
internal sealed record PaperOutcome(Guid? ListId, IReadOnlyList<PaperRowOutcome> Rows);

/// <summary>What came of a row.</summary>
internal sealed record PaperRowOutcome(int Number, string Name, RegistrationStatus? Status, Failure? Refused);

internal sealed class ImportPaperListHandler(RegistrationsDbContext db, SeatTurns turns, Attendees attendees, AddingAccess access, ManageTokens tokens, IActor actor, IAudit audit)
    : IHandler<ImportPaperList, PaperOutcome>
{
    public async Task<Result<PaperOutcome>> Handle(ImportPaperList command, CancellationToken ct)
    {
        if (await access.Find(command.OfferingId, present: false, ct) is not { } offering) return Refusals.NoSuchOffering;
        await turns.Open(offering, ct);
        var read = new List<(PaperRow Row, Result<Attendee> Who)>();
        foreach (var row in command.Rows) read.Add((row, await Read(row, command.OfferingId, ct)));

        await using var turn = await turns.Wait(offering.Id, ct);
        var roster = await db.Rosters.SingleAsync(r => r.Id == offering.Id, ct);
        var list = new PaperList { RosterId = roster.Id, ScopePath = roster.ScopePath, FileName = command.FileName, By = actor.Name, At = access.Now, Rows = command.Rows.Count };
        var outcomes = new List<PaperRowOutcome>();
        var seen = new HashSet<(string, string)>();
        foreach (var (row, who) in read) outcomes.Add(await Place(roster, row, who, list, seen, ct));
        if (command.DryRun) return new PaperOutcome(null, outcomes); // The turn ends unsaved: nothing of it is kept.

        db.Add(list);
        audit.Note("registrations.import-list", new RecordRef("registrations.roster", roster.Id), new { list.Id, Rows = outcomes.Count(o => o.Refused is null) });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return new PaperOutcome(list.Id, outcomes);
    }

    private async Task<Result<Attendee>> Read(PaperRow row, Guid offeringId, CancellationToken ct)
    {
        var refused = BodyRules.Check(row.Body).ToList();
        return refused.Count > 0 ? Result<Attendee>.Refuse(refused) : await attendees.ReadPart(row.Body, FormRules.None, offeringId, access.Now, ct);
    }

    private async Task<PaperRowOutcome> Place(Roster roster, PaperRow row, Result<Attendee> who, PaperList list, HashSet<(string, string)> seen, CancellationToken ct)
    {
        var name = row.Body.FullName ?? "";
        if (!who.Succeeded) return new(row.Number, name, null, who.Failures[0]);
        var origin = new RegistrationOrigin(Code: TicketCode.Next(), ImportId: list.Id);
        var found = await turns.Look(roster.Id, who.Value, origin, ct);
        if (found?.Same is not null || who.Value.Phone is { } phone && !seen.Add((phone, who.Value.FoldedName))) return new(row.Number, name, null, Refusals.Already);
        var added = roster.Add(who.Value, Attendees.PartyOf(row.Body), access.Now, origin);
        if (!added.Succeeded) return new(row.Number, name, null, added.Failures[0]);
        added.Value.Carry(tokens.Next(), access.Now);
        if (found!.CodeTaken) await turns.Recode(added.Value, ct);
        db.Add(added.Value);
        return new(row.Number, name, added.Value.Status, null);
    }
}

/// <summary>Takes a list back within a day: whoever of it has not come loses the place again, untold.</summary>
internal sealed record UndoPaperList(Guid ListId) : ICommand<Done>;

internal sealed class UndoPaperListHandler(RegistrationsDbContext db, SeatTurns turns, Waitlist waitlist, IActor actor, IAudit audit, TimeProvider clock) : IHandler<UndoPaperList, Done>
{
    public async Task<Result<Done>> Handle(UndoPaperList command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var list = await db.PaperLists.AsNoTracking().SingleOrDefaultAsync(l => l.Id == command.ListId, ct);
        if (list is null || !actor.Has(Permissions.Edit, new Scope(list.ScopePath))) return Refusals.NoSuchList;
        await using var turn = await turns.Wait(list.RosterId, ct);
        var roster = await db.Rosters.SingleAsync(r => r.Id == list.RosterId, ct);
        list = await db.PaperLists.SingleAsync(l => l.Id == command.ListId, ct);
        if (!list.MayUndo(now)) return Refusals.TooLateToUndo;

        foreach (var registration in await db.Registrations.Where(r => r.ImportId == list.Id).ToListAsync(ct))
        {
            if (!roster.Cancel(registration, now).Succeeded) continue; // Who came has come.
            roster.Settle(registration, now, quiet: true); // Nobody is told of a place they did not ask for.
        }

        list.Undo(now);
        await waitlist.Offer(roster, ct);
        audit.Note("registrations.undo-list", new RecordRef("registrations.roster", roster.Id), new { list.Id });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return Done.It;
    }
}
