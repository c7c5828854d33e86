using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.TakeBack;

/// <summary>The bar was closed: those concerned are told. Or it was pressed: the event is as it was before, and nobody is told. Twice is once.</summary>
internal sealed record SettleChange(Guid TakebackId, bool Stands) : ICommand<Done>;

internal sealed class SettleChangeHandler(EventsDbContext db, EventDesk desk, ConflictFinder conflicts, Mailings mailings, IJobs jobs, IActor actor, IAudit audit) : IHandler<SettleChange, Done>
{
    public async Task<Result<Done>> Handle(SettleChange command, CancellationToken ct)
    {
        if (await Seen().AsNoTracking().SingleOrDefaultAsync(t => t.Id == command.TakebackId, ct) is not { } seen) return Refusals.NoSuchEvent;
        var hall = seen.OldVenueId is { } id ? await db.Venues.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, ct) : null;
        if (await desk.Open(seen.EventId, Permissions.Plan, (_, now) => command.Stands ? now : now with { When = new(seen.OldStartsAt, seen.OldEndsAt), Venue = hall }, ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        var takeback = await Seen().SingleAsync(t => t.Id == command.TakebackId, ct);
        if (takeback.Status is not TakebackStatus.Open) return command.Stands == (takeback.Status is TakebackStatus.Settled) ? Done.It : Refusals.ToldAlready;

        var mailing = takeback.MailingId is { } told ? await db.Mailings.SingleAsync(m => m.Id == told, ct) : null;
        var settled = command.Stands ? Tell(takeback, mailing) : await Undo(open, takeback, mailing, ct);
        return settled.Succeeded ? await desk.Save(open.Slot, open.Turn, ct) : settled;
    }

    private Result<Done> Tell(Takeback takeback, Mailing? mailing)
    {
        if (mailing?.Release().Succeeded == true) mailings.Go(mailing);
        return takeback.Settle();
    }

    // Hall and people were free meanwhile: whoever took them since is named, and the change stands.
    private async Task<Result<Done>> Undo(OpenEvent open, Takeback takeback, Mailing? mailing, CancellationToken ct)
    {
        if (mailing is not null and not { Status: MailingStatus.Held }) return Refusals.ToldAlready;
        var clashes = takeback.OldHolds ? await conflicts.Clashes(open.Slot, ct) : [];
        if (clashes.Count > 0) return Result<Done>.Refuse([.. clashes.Select(c => c.AsFailure())]);
        var back = open.Event.TakeBack(takeback, desk.By);
        if (!back.Succeeded) return back;
        mailing?.Drop();
        Jobs.EventTimes.Plan(jobs, open.Event);
        audit.Note("events.change-taken-back", new RecordRef(Event.Kind, open.Event.Id), new { takeback.Kind });
        return takeback.Undo();
    }

    private IQueryable<Takeback> Seen() => db.Takebacks.Within(actor, Permissions.Plan);
}
