using Campaigns.Approvals.Contracts;
using Campaigns.Content.Data;
using Campaigns.Content.Features.ShowContent;
using Campaigns.Content.Jobs;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Features.AskApproval;

/// <summary>Everybody asked has approved: the version they saw is shown. Again it changes nothing; another version is refused.</summary>
internal sealed class PublishApproved(ContentDbContext db, IJobs jobs, IAudit audit, TimeProvider clock, PublicCache cache) : IApprovalCommandHandler
{
    public string Command => Publications.Publish;

    public async Task<CommandOutcome> HandleAsync(ApprovalCommand c, CancellationToken ct)
    {
        if (!Guid.TryParse(c.SubjectId, out var id) || await db.Items.SingleOrDefaultAsync(i => i.Id == id, ct) is not { } item) return CommandOutcome.Refused("unknown-item");
        if (Publications.VersionOf(item) != c.SubjectVersion) return CommandOutcome.Refused("subject-changed");
        if (item.ShownVersion == item.LatestVersion || item.PublishAt is not null) return CommandOutcome.Done();

        var later = item.Agreed(clock.GetUtcNow());
        if (later is { } due) jobs.EnqueueAt<PublishScheduled, PublishDue>(due, new(item.Id, due));
        audit.Note(later is null ? "content.publish" : "content.schedule", new RecordRef("content.item", item.Id), new { item.LatestVersion, at = later });
        await db.SaveChangesAsync(ct);
        await cache.Changed(ct);
        return CommandOutcome.Done();
    }
}
