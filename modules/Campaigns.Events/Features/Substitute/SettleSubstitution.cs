using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Substitute;

/// <summary>The undo bar was closed: those concerned are told. Or it was pressed: who was there before is back, and nobody is told. Twice is once.</summary>
internal sealed record SettleSubstitution(Guid SubstitutionId, bool Stands) : ICommand<Done>;

internal sealed class SettleSubstitutionHandler(EventsDbContext db, EventDesk desk, ConflictFinder conflicts, IStaff staff, Mailings mailings, IActor actor, IAudit audit) : IHandler<SettleSubstitution, Done>
{
    public async Task<Result<Done>> Handle(SettleSubstitution command, CancellationToken ct)
    {
        if (await Seen().AsNoTracking().SingleOrDefaultAsync(s => s.Id == command.SubstitutionId, ct) is not { } seen) return Refusals.NoSuchEvent;
        var back = await staff.Find(seen.LeaverId, ct);
        if (await desk.Open(seen.EventId, Permissions.Plan, (_, now) => command.Stands || back is null ? now : now.Instead(seen.StandInId, back), ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        var substitution = await Seen().SingleAsync(s => s.Id == command.SubstitutionId, ct);
        if (substitution.Status is not SubstitutionStatus.Open) return command.Stands == (substitution.Status is SubstitutionStatus.Settled) ? Done.It : Refusals.InvalidTransition;

        var mailing = substitution.MailingId is { } id ? await db.Mailings.SingleAsync(m => m.Id == id, ct) : null;
        var settled = command.Stands ? Tell(substitution, mailing) : await TakeBack(open, substitution, mailing, back, ct);
        return settled.Succeeded ? await desk.Save(open.Slot, open.Turn, ct) : settled;
    }

    private Result<Done> Tell(Substitution substitution, Mailing? mailing)
    {
        if (mailing?.Release().Succeeded == true) mailings.Go(mailing);
        return substitution.Settle();
    }

    private async Task<Result<Done>> TakeBack(OpenEvent open, Substitution substitution, Mailing? mailing, StaffMember? back, CancellationToken ct)
    {
        if (back is null) return Refusals.StaffUnknown("insteadOf", substitution.LeaverId.ToString());
        var clashes = await conflicts.Clashes(open.Slot, ct);
        if (clashes.Count > 0) return Result<Done>.Refuse([.. clashes.Select(c => c.AsFailure())]);
        var standIn = (await staff.Find(substitution.StandInId, ct))?.Name ?? "?";
        var done = open.Event.Substitute(substitution.StandInId, back.Id, $"{standIn} → {back.Name}", desk.By);
        if (!done.Succeeded) return done;
        mailing?.Drop();
        audit.Note("events.substitution-undone", new RecordRef(Event.Kind, open.Event.Id));
        return substitution.Undo();
    }

    private IQueryable<Substitution> Seen() => db.Substitutions.Within(actor, Permissions.Plan);
}
