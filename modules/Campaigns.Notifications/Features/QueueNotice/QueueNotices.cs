using System.Text.Json;
using Campaigns.Kernel.Jobs;
using Campaigns.Notifications.Contracts;
using Campaigns.Notifications.Data;
using Campaigns.Notifications.Domain;
using Campaigns.Notifications.Features.RenderTemplate;
using Campaigns.Notifications.Jobs;
using Campaigns.Notifications.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Campaigns.Notifications.Features.QueueNotice;

/// <summary>Makes messages and leaves them, with the jobs that send them, in one transaction. A broken template never reaches the caller:
/// the message is stored as failed and says in the outbox view what is wrong.</summary>
internal sealed class QueueNotices(NotificationsDbContext db, Templates templates, Senders senders, IJobs jobs, TimeProvider clock, ILogger<QueueNotices> log) : INotifications
{
    public Task<int> Queue(Notice notice, CancellationToken ct) => QueueAll([notice], ct);

    public async Task<int> QueueAll(IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        var keys = notices.Select(n => n.Key).Distinct().ToList();
        // Both: the index begins with the channel.
        var there = await db.Messages.Where(m => Channels.All.Contains(m.Channel) && keys.Contains(m.Key)).Select(m => new { m.Channel, m.Key }).ToListAsync(ct);
        var taken = there.Select(m => (m.Channel, m.Key)).ToHashSet();
        var added = 0;
        foreach (var notice in notices)
            foreach (var message in await Make(notice))
                if (taken.Add((message.Channel, message.Key)))
                {
                    Leave(message);
                    added++;
                }

        // Also without a new message: the delivery that asked is marked as done by this.
        await db.SaveChangesAsync(ct);
        return added;
    }

    private async Task<IReadOnlyList<Message>> Make(Notice notice)
    {
        var template = templates.Find(notice.Template, notice.To.Language);
        if (template is null) return Broken(notice, [.. Channels.All], $"{notice.Template}: there is no such template");

        List<string> channels = [];
        if (template.Sms is not null) channels.Add(Channels.Sms);
        if (template.MailText is not null) channels.Add(Channels.Mail);
        var words = await templates.Render(template, notice.To.Name, notice.Values);
        if (words.Error is { } error) return Broken(notice, channels, error);

        var made = new List<Message>();
        foreach (var message in For(notice, channels))
        {
            if (message.Channel == Channels.Sms) message.Made("", words.Sms!, null);
            else message.Made(words.MailSubject ?? "", words.MailText!, Files(notice));
            made.Add(message);
        }

        return made;
    }

    private List<Message> Broken(Notice notice, IReadOnlyList<string> channels, string error)
    {
        log.LogWarning("Notice {Template} could not be made: {Error}", notice.Template, error);
        var values = JsonSerializer.Serialize(notice.Values);
        var broken = For(notice, channels).ToList();
        foreach (var message in broken) message.CouldNotBeMade(error, values, Files(notice));
        return broken;
    }

    private IEnumerable<Message> For(Notice notice, IReadOnlyList<string> channels)
    {
        // Rows are written by id, and ids of one millisecond come in no order: two who ask for the same at once would each wait for the other's channel.
        var ids = channels.Select(_ => Guid.CreateVersion7()).Order();
        foreach (var (channel, id) in channels.Zip(ids))
        {
            var address = channel == Channels.Sms ? notice.To.Phone : notice.To.Email;
            if (string.IsNullOrWhiteSpace(address)) continue;
            var message = new Message(id, channel, notice.Template, notice.Key, notice.About, clock.GetUtcNow());
            message.To(notice.To.Name, address.Trim(), notice.To.Language, notice.To.Person);
            yield return message;
        }
    }

    private static string? Files(Notice notice) => notice.Attachments is { Count: > 0 } files ? JsonSerializer.Serialize(files) : null;

    private void Leave(Message message)
    {
        if (message.Status == MessageStatus.Queued && senders.For(message.Channel).KeptBecause is { } reason)
        {
            message.Keep(reason);
            log.LogInformation("Message {MessageId} on {Channel} is kept: {Reason}", message.Id, message.Channel, reason);
        }

        if (message.Status == MessageStatus.Queued) jobs.Enqueue<SendMessage, MessageToSend>(new(message.Id));
        db.Add(message);
    }
}
