using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.EditContent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Features.WriteContent;

/// <summary>Begins an item, as a draft. Without a slug it gets one from its title.</summary>
internal sealed record WriteContent(string Type, string? Slug, int Position, Wording Wording) : ICommand<Guid>
{
    public IEnumerable<Failure> Check()
    {
        foreach (var failure in Wording.Check()) yield return failure;
        if (!Slugs.Fits(Slug)) yield return Refusals.SlugInvalid;
    }
}

internal sealed class WriteContentHandler(ContentDbContext db, IActor actor, IAudit audit, TimeProvider clock, PictureChoices pictures) : IHandler<WriteContent, Guid>
{
    public async Task<Result<Guid>> Handle(WriteContent command, CancellationToken ct)
    {
        if (await pictures.Check(command.Wording.Picture, null, ct) is { } unknown) return unknown;
        var slug = string.IsNullOrWhiteSpace(command.Slug) ? await Free(command, ct) : command.Slug.Trim();
        if (await Taken(command.Type, slug, ct)) return Refusals.SlugTaken;

        var (item, version) = ContentItem.Write(command.Type, slug, command.Position, command.Wording, actor.Author(), clock.GetUtcNow());
        db.AddRange(item, version);
        audit.Note("content.write", new RecordRef("content.item", item.Id), new { item.Type, item.Slug });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Two people chose one slug in the same moment: the unique index let one through.
            db.ChangeTracker.Clear();
            if (await Taken(command.Type, slug, ct)) return Refusals.SlugTaken;
            throw;
        }

        return item.Id;
    }

    private async Task<string> Free(WriteContent command, CancellationToken ct)
    {
        var wanted = Slugs.Of(command.Wording.Title);
        var slug = wanted;
        for (var number = 2; await Taken(command.Type, slug, ct); number++) slug = $"{wanted}-{number}";
        return slug;
    }

    private Task<bool> Taken(string type, string slug, CancellationToken ct) => db.Items.AnyAsync(i => i.Type == type && i.Slug == slug, ct);
}

/// <summary>Address parts.</summary>
internal static class Slugs
{
    // Leaves room for "-2" within the column.
    private const int Longest = 120;

    /// <summary>Empty is fine: one is made.</summary>
    public static bool Fits(string? slug) => string.IsNullOrWhiteSpace(slug) || slug.Trim() is { Length: <= Longest } text && Folding.Slug(text) == text;

    public static string Of(string title)
    {
        var slug = Folding.Slug(title);
        if (slug.Length == 0) return "bai-viet"; // A title in another script leaves nothing to make an address from.
        if (slug.Length <= Longest) return slug;
        var cut = slug.LastIndexOf('-', Longest);
        return slug[..(cut > 0 ? cut : Longest)];
    }
}

internal static class Authors
{
    /// <summary>Stands where no person wrote: texts of a recipe.</summary>
    public const string System = "system";

    /// <summary>Who is kept beside a version.</summary>
    public static Author Author(this IActor actor) => new(actor.DisplayName.Length > 0 ? actor.DisplayName : actor.Name, actor.Id?.ToString());
}
