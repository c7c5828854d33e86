using Campaigns.Data;
using Campaigns.Kernel.Jobs;
using Campaigns.Notifications.Data;
using Campaigns.Notifications.Domain;
using Campaigns.Notifications.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Campaigns.Notifications.Jobs;

/// <summary>Names the message.</summary>
internal sealed record MessageToSend(Guid MessageId);

/// <summary>Hands one message to its channel's provider. A message that is not waiting is left alone, so a second run does nothing.
/// "Not now" throws: the runtime tries again after 1 s, 4 s, 16 s … an hour, by the real clock.</summary>
internal sealed class SendMessage(NotificationsDbContext db, Senders senders, ILogger<SendMessage> log) : IJob<MessageToSend>
{
    /// <summary>Below the runtime's own bound, so that giving up is our decision and stands beside the message. Spans about two hours.</summary>
    internal const int MaxAttempts = 9;

    public async Task Run(MessageToSend args, CancellationToken ct)
    {
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == args.MessageId && m.Status == MessageStatus.Queued, ct);
        if (message is null) return;

        var sender = senders.For(message.Channel);
        var answer = sender.KeptBecause is null ? await sender.Send(message, ct) : null;
        if (answer is null) message.Keep(sender.KeptBecause!);
        else if (answer.Outcome == SendOutcome.Taken) message.Sent(answer.Detail, TimeProvider.System.GetUtcNow());
        else if (answer.Outcome == SendOutcome.Refused || message.Attempts + 1 >= MaxAttempts) message.GiveUp(answer.Detail ?? "");
        else await Later(message, answer.Detail ?? "", ct);

        await db.SaveChangesAsync(ct);
        log.LogInformation("Message {MessageId} on {Channel}: {Status}", message.Id, message.Channel, message.Status);
    }

    // Noted outside of SaveChanges, which would mark this delivery as done.
    private async Task Later(Message message, string reason, CancellationToken ct)
    {
        await using (var turn = await db.BeginAsync(ct))
        {
            await db.Messages.Where(m => m.Id == message.Id && m.Status == MessageStatus.Queued)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.Reason, reason), ct);
            await turn.CommitAsync(ct);
        }

        throw new NotNowException(message.Id);
    }
}

/// <summary>The provider said "not now".</summary>
internal sealed class NotNowException(Guid messageId) : Exception($"Message {messageId} could not be sent now");
