using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.AskApproval;
using Campaigns.Content.Features.EditContent;
using Campaigns.Content.Jobs;
using Campaigns.Kernel.Jobs;
using Campaigns.Content.Features.WriteContent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Features.ReviseContent;

/// <summary>Adds a version. What the public sees stays until it is published.</summary>
/// <param name="Seen">The record's version the writer had before them; null: whatever it is now.</param>
internal sealed record ReviseContent(Guid Id, int? Seen, string? Slug, int Position, Wording Wording) : ICommand<int>
{
    public IEnumerable<Failure> Check()
    {
        foreach (var failure in Wording.Check()) yield return failure;
        if (!Slugs.Fits(Slug)) yield return Refusals.SlugInvalid;
    }
}

internal sealed class ReviseContentHandler(ContentDbContext db, IActor actor, IAudit audit, TimeProvider clock, IJobs jobs, PublicationApproval approval, PictureChoices pictures) : IHandler<ReviseContent, int>
{
    public async Task<Result<int>> Handle(ReviseContent command, CancellationToken ct)
    {
        if (await db.Items.SingleOrDefaultAsync(i => i.Id == command.Id, ct) is not { } item) return Refusals.NotThere;
        if (command.Seen is { } seen && seen != item.Version) return Refusals.Stale;
        var before = await db.Versions.Where(v => v.ItemId == item.Id && v.Number == item.LatestVersion).Select(v => v.Wording.Picture).SingleAsync(ct);
        if (await pictures.Check(command.Wording.Picture, before, ct) is { } unknown) return unknown;
        var slug = string.IsNullOrWhiteSpace(command.Slug) ? item.Slug : command.Slug.Trim();
        if (slug != item.Slug && await db.Items.AnyAsync(i => i.Type == item.Type && i.Slug == slug, ct)) return Refusals.SlugTaken;

        var revised = item.Revise(slug, command.Position, command.Wording, actor.Author(), clock.GetUtcNow());
        if (!revised.Succeeded) return revised.Refused<int>();

        db.Add(revised.Value);
        if (approval.IsOn) jobs.Enqueue<TellApprovals, ApprovalNews>(new(item.Id, null));
        audit.Note("content.revise", new RecordRef("content.item", item.Id), new { revised.Value.Number });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            return Refusals.Stale; // Another writer saved in the same moment, or took the slug.
        }

        return item.Version;
    }
}
