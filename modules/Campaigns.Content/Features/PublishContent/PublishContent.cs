using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.AskApproval;
using Campaigns.Content.Features.ShowContent;
using Campaigns.Content.Jobs;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Features.PublishContent;

/// <summary>Shows the newest version, now or at an instant of the business clock.</summary>
internal sealed record PublishContent(Guid Id, int? Seen = null, DateTimeOffset? PublishAt = null) : ICommand<int>;

internal sealed class PublishContentHandler(ContentDbContext db, IJobs jobs, IAudit audit, TimeProvider clock, PublicCache cache, PublicationApproval approval) : IHandler<PublishContent, int>
{
    public async Task<Result<int>> Handle(PublishContent command, CancellationToken ct)
    {
        if (await db.Items.SingleOrDefaultAsync(i => i.Id == command.Id, ct) is not { } item) return Refusals.NotThere;
        if (command.Seen is { } seen && seen != item.Version) return Refusals.Stale;
        if (await approval.Wants(item, ct)) return Refusals.NeedsApproval;

        var now = clock.GetUtcNow();
        var at = command.PublishAt?.ToUniversalTime();
        var shown = at is { } later ? item.Schedule(later, now) : item.Publish(now);
        if (!shown.Succeeded) return shown.Refused<int>();

        // No key: the same instant may be asked for again after it was dropped; the job looks whether it still holds.
        if (at is { } due) jobs.EnqueueAt<PublishScheduled, PublishDue>(due, new(item.Id, due));
        if (approval.IsOn) jobs.Enqueue<TellApprovals, ApprovalNews>(new(item.Id, "published"));
        audit.Note(at is null ? "content.publish" : "content.schedule", new RecordRef("content.item", item.Id), new { item.LatestVersion, at });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusals.Stale;
        }

        await cache.Changed(ct);
        return item.Version;
    }
}
