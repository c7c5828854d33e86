using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.ShowContent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Features.UnpublishContent;

/// <summary>Takes an item down, or drops the instant it waits for.</summary>
internal sealed record UnpublishContent(Guid Id, int? Seen = null) : ICommand<int>;

internal sealed class UnpublishContentHandler(ContentDbContext db, IAudit audit, TimeProvider clock, PublicCache cache) : IHandler<UnpublishContent, int>
{
    public async Task<Result<int>> Handle(UnpublishContent command, CancellationToken ct)
    {
        if (await db.Items.SingleOrDefaultAsync(i => i.Id == command.Id, ct) is not { } item) return Refusals.NotThere;
        if (command.Seen is { } seen && seen != item.Version) return Refusals.Stale;

        var taken = item.Unpublish(clock.GetUtcNow());
        if (!taken.Succeeded) return taken.Refused<int>();

        audit.Note("content.unpublish", new RecordRef("content.item", item.Id));
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
