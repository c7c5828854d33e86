using Campaigns.Data;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Settings;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Jobs;

/// <summary>Hand out the next batch of a mailing.</summary>
internal sealed record MailingToRun(Guid MailingId);

/// <summary>Hands out one batch and asks for the next, in one transaction: after a crash it goes on where it was. Stops when the mailing was stopped.</summary>
internal sealed class RunMailing(EventsDbContext db, Mailings mailings, IJobs jobs, ISettings<MailingSettings> settings, TimeProvider clock) : IJob<MailingToRun>
{
    public async Task Run(MailingToRun args, CancellationToken ct)
    {
        var pace = settings.Current;
        if (await db.Mailings.AnyAsync(m => m.Id == args.MailingId && m.HandedOut > 0, ct)) await Task.Delay(pace.Pause, ct);

        await using var turn = await db.LockAsync<Mailing>(args.MailingId, ct);
        var mailing = await db.Mailings.SingleOrDefaultAsync(m => m.Id == args.MailingId, ct);
        if (mailing?.HandOut(pace.Batch) is { } batch)
        {
            jobs.Enqueue<SendBatch, BatchToSend>(new(mailing.Id, batch.First, batch.Last), $"events.batch/{mailing.Id:N}/{batch.First}");
            if (mailing.Subject == Notices.Invited) await MarkInvited(mailing, batch, ct);
            if (mailing.Status is MailingStatus.Sending) mailings.Go(mailing);
        }

        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
    }

    private async Task MarkInvited(Mailing mailing, (int First, int Last) batch, CancellationToken ct)
    {
        var ids = await db.Set<MailingRecipient>().Where(r => r.MailingId == mailing.Id && r.Number >= batch.First && r.Number <= batch.Last).Select(r => r.RecordId).ToListAsync(ct);
        foreach (var invitation in await db.Invitations.Where(i => ids.Contains(i.Id)).ToListAsync(ct)) invitation.Sent(clock.GetUtcNow());
    }
}
