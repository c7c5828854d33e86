using Campaigns.Content.Data;
using Campaigns.Content.Features.ShowContent;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Jobs;

/// <summary>An item and the instant it was to be shown at.</summary>
internal sealed record PublishDue(Guid ItemId, DateTimeOffset At);

/// <summary>Shows an item when its instant has come. Twice is once, and an instant that was moved or dropped does nothing.</summary>
internal sealed class PublishScheduled(ContentDbContext db, IAudit audit, PublicCache cache) : IJob<PublishDue>
{
    public async Task Run(PublishDue args, CancellationToken ct)
    {
        var item = await db.Items.SingleOrDefaultAsync(i => i.Id == args.ItemId, ct);
        if (item is null || !item.PublishIfDue(args.At)) return;

        audit.Note("content.publish", new RecordRef("content.item", item.Id), new { item.ShownVersion });
        await db.SaveChangesAsync(ct);
        await cache.Changed(ct);
    }
}
