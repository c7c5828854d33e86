using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Features.AskApproval;

/// <summary>Asks whether the newest version may be shown: at once when they agree, or at an instant ahead.</summary>
internal sealed record SubmitContent(Guid Id, int? Seen = null, DateTimeOffset? PublishAt = null, string? Comment = null) : ICommand<int>
{
    private const int LongestComment = 4000;

    public IEnumerable<Failure> Check()
    {
        if (Comment?.Length > LongestComment) yield return Failure.Invalid("content.too-long", "comment", LongestComment);
    }
}

internal sealed class SubmitContentHandler(ContentDbContext db, PublicationApproval approval, IActor actor, IAudit audit, TimeProvider clock) : IHandler<SubmitContent, int>
{
    public async Task<Result<int>> Handle(SubmitContent command, CancellationToken ct)
    {
        if (await db.Items.SingleOrDefaultAsync(i => i.Id == command.Id, ct) is not { } item) return Refusals.NotThere;
        if (command.Seen is { } seen && seen != item.Version) return Refusals.Stale;
        if (!approval.IsOn || actor.Id is not { } requester) return Refusals.NobodyAsked;

        var asked = item.Ask(command.PublishAt?.ToUniversalTime(), clock.GetUtcNow());
        if (!asked.Succeeded) return asked.Refused<int>();

        audit.Note("content.submit", new RecordRef("content.item", item.Id), new { item.LatestVersion, item.WishedAt });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusals.Stale;
        }

        return await approval.Ask(item.Id, requester.ToString(), command.Comment, ct) is { } failure ? failure : item.Version;
    }
}
