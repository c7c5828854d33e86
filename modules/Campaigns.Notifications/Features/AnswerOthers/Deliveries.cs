using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Notifications.Data;
using Campaigns.Notifications.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Notifications.Features.AnswerOthers;

/// <summary>Tells who asked for messages what became of them.</summary>
internal sealed class Deliveries(NotificationsDbContext db) : IDeliveries
{
    // A statement has room for so many names.
    private const int AtOnce = 500;

    public async Task<IReadOnlyDictionary<string, Delivery>> Of(IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var found = new Dictionary<string, Delivery>();
        foreach (var some in keys.Distinct().Chunk(AtOnce))
            foreach (var message in await db.Messages.AsNoTracking().Where(m => Channels.All.Contains(m.Channel) && some.Contains(m.Key)).Select(m => new { m.Key, m.Status }).ToListAsync(ct))
                Take(found, message.Key, message.Status);
        return found;
    }

    public async Task<IReadOnlyDictionary<string, Delivery>> NotSent(RecordRef about, string template, CancellationToken ct)
    {
        var all = db.Messages.AsNoTracking().Where(m => m.AboutKind == about.Kind && m.AboutId == about.Id && m.Template == template);
        var left = await all.Where(m => m.Status == MessageStatus.Failed || m.Status == MessageStatus.Kept)
            .Where(m => !all.Any(other => other.Key == m.Key && (other.Status == MessageStatus.Sent || other.Status == MessageStatus.Queued))).Select(m => new { m.Key, m.Status }).ToListAsync(ct);
        var found = new Dictionary<string, Delivery>();
        foreach (var message in left) Take(found, message.Key, message.Status);
        return found;
    }

    private static void Take(Dictionary<string, Delivery> found, string key, MessageStatus status)
    {
        var stands = status switch
        {
            MessageStatus.Sent => Delivery.Sent,
            MessageStatus.Queued => Delivery.Waiting,
            MessageStatus.Failed => Delivery.Failed,
            _ => Delivery.Kept,
        };
        if (!found.TryGetValue(key, out var best) || stands < best) found[key] = stands;
    }
}
