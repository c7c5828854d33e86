using Campaigns.Data;
using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.TellPeople;

/// <summary>Stops a mailing after the batch that is going out, or lets it go on. Twice is once.</summary>
/// <param name="On">Go on; false: stop.</param>
internal sealed record SteerMailing(Guid MailingId, bool On) : ICommand<Done>;

internal sealed class SteerMailingHandler(EventsDbContext db, Mailings mailings, IActor actor, IAudit audit) : IHandler<SteerMailing, Done>
{
    public async Task<Result<Done>> Handle(SteerMailing command, CancellationToken ct)
    {
        await using var turn = await db.LockAsync<Mailing>(command.MailingId, ct);
        if (await db.Mailings.Within(actor, Permissions.Plan).SingleOrDefaultAsync(m => m.Id == command.MailingId, ct) is not { } mailing) return Refusals.NoSuchEvent;
        if (mailing.Status is MailingStatus.Done || mailing.Status == (command.On ? MailingStatus.Sending : MailingStatus.Stopped)) return Done.It;

        var done = command.On ? mailing.Continue() : mailing.Stop();
        if (!done.Succeeded) return done;
        if (command.On) mailings.Go(mailing);
        audit.Note(command.On ? "events.mailing-continued" : "events.mailing-stopped", new RecordRef(Event.Kind, mailing.EventId), new { mailing.HandedOut, mailing.Total });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return done;
    }
}
