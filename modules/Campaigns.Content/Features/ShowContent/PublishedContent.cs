using Campaigns.Content.Contracts;
using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Features.ShowContent;

/// <summary>What the public may see of an item: its shown version, in the reader's language.</summary>
/// <param name="Language">Language of the text itself: a piece without English shows its Vietnamese on English pages.</param>
internal sealed record Piece(Guid Id, string Type, string Slug, string Title, string Summary, string? Changes, string Body, string Language, DateTimeOffset PublishedAt, DateTimeOffset ChangedAt)
{
    /// <summary>The picture above it; null: none, or it was taken away.</summary>
    public PiecePicture? Picture { get; init; }

    /// <summary>Its language where it differs from the page's, for the <c>lang</c> attribute.</summary>
    public string? OtherLanguage => Language == (Formats.English ? "en" : "vi") ? null : Language;
}

/// <summary>A picture above a text.</summary>
internal sealed record PiecePicture(Guid Id, string Alt, int Width, int Height)
{
    /// <summary>Before the text is public, only those see it who may see the library.</summary>
    public bool InPreview { get; init; }

    public string Path => InPreview ? $"/admin/media/{Id}/file" : $"/media/{Id}";
}

/// <summary>Reads published content. Only what is shown, and only from its instant on.</summary>
internal sealed class PublishedContent(ContentDbContext db, TimeProvider clock) : IContent
{
    /// <summary>The newest of a type, as a list by key.</summary>
    public async Task<Paged<Piece>> Newest(string type, int take, string? cursor, CancellationToken ct)
    {
        var rows = Shown(type);
        if (Cursor.ReadAt(cursor) is { } last) rows = rows.Where(r => r.Item.PublishedAt < last.At || (r.Item.PublishedAt == last.At && r.Item.Id < last.Id));
        var page = await rows.OrderByDescending(r => r.Item.PublishedAt).ThenByDescending(r => r.Item.Id).Take(take + 1).ToListAsync(ct);
        var items = page.Take(take).Select(Read).ToList();
        return new(items, page.Count > take ? Cursor.Write(items[^1].PublishedAt, items[^1].Id) : null);
    }

    /// <summary>Those of a type in the order their writers gave them.</summary>
    public async Task<IReadOnlyList<Piece>> InOrder(string type, int atMost, CancellationToken ct)
    {
        var rows = await Shown(type).OrderBy(r => r.Item.Position).ThenBy(r => r.Item.Id).Take(atMost).ToListAsync(ct);
        return [.. rows.Select(Read)];
    }

    public async Task<Piece?> Find(string type, string slug, CancellationToken ct) =>
        await Shown(type).Where(r => r.Item.Slug == slug).SingleOrDefaultAsync(ct) is { } row ? Read(row) with { Picture = await PictureOf(row.Version, ct) } : null;

    /// <summary>The picture above a version, as long as it is not taken away.</summary>
    public async Task<PiecePicture?> PictureOf(ContentVersion version, CancellationToken ct) => version.Wording.Picture is not { } id ? null :
        await db.Pictures.AsNoTracking().Where(p => p.Id == id && p.AwayAt == null).Select(p => new PiecePicture(p.Id, p.Alt, p.Width, p.Height)).SingleOrDefaultAsync(ct);

    /// <summary>Whether it was shown once and is not any more: gone, rather than never there.</summary>
    public Task<bool> WasShown(string type, string slug, CancellationToken ct) =>
        db.Items.AnyAsync(i => i.Type == type && i.Slug == slug && i.Status == ContentStatus.Unpublished, ct);

    async Task<IReadOnlyList<ContentCard>> IContent.Latest(string type, int atMost, CancellationToken ct) =>
        [.. (await Newest(type, atMost, null, ct)).Items.Select(p => new ContentCard(p.Id, p.Type, p.Slug, p.Title, p.Summary, p.PublishedAt))];

    /// <summary>A version as the public would see it.</summary>
    public static Piece Read(ContentItem item, ContentVersion version)
    {
        var words = version.Wording;
        var english = Formats.English && words.BodyEn is not null;
        return new(item.Id, item.Type, item.Slug, english ? words.TitleEn ?? words.Title : words.Title, english ? words.SummaryEn ?? words.Summary : words.Summary,
            english ? words.ChangesEn ?? words.Changes : words.Changes, english ? words.BodyEn! : words.Body, english ? "en" : "vi",
            item.PublishedAt ?? version.At, version.At > item.PublishedAt ? version.At : item.PublishedAt ?? version.At);
    }

    private static Piece Read(Row row) => Read(row.Item, row.Version);

    private IQueryable<Row> Shown(string type)
    {
        var now = clock.GetUtcNow();
        return db.Items.AsNoTracking().Where(i => i.Type == type && i.Status == ContentStatus.Published && i.PublishedAt <= now)
            .Join(db.Versions.AsNoTracking(), i => new { ItemId = i.Id, Number = i.ShownVersion }, v => new { v.ItemId, Number = (int?)v.Number }, (i, v) => new Row { Item = i, Version = v });
    }

    private sealed class Row
    {
        public required ContentItem Item { get; init; }

        public required ContentVersion Version { get; init; }
    }
}
