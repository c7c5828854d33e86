using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.ContentApi;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Features.EditContent;

/// <summary>Which items: of a type, and perhaps of a status and with words in the title.</summary>
internal sealed record ContentFilter(string Type, string? Status = null, string? Words = null);

/// <summary>Reads items for those who write them.</summary>
internal static class ListContentQuery
{
    /// <summary>Last changed first. Words in the title are matched without marks and case, which no column holds: at most
    /// <see cref="Searched"/> items are looked through, far more than a site has.</summary>
    private const int Searched = 2_000;

    public static async Task<Paged<ContentRow>> Run(ContentDbContext db, ContentFilter filter, int? limit, string? cursor, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 50, 1, PagingExtensions.MaxLimit);
        var items = db.Items.AsNoTracking().Where(i => i.Type == filter.Type);
        if (ContentStatuses.Read(filter.Status) is { } status) items = items.Where(i => i.Status == status);
        else if (!string.IsNullOrEmpty(filter.Status)) return new([], null);
        if (Cursor.ReadAt(cursor) is { } last) items = items.Where(i => i.ChangedAt < last.At || (i.ChangedAt == last.At && i.Id < last.Id));
        var words = Folding.Fold(filter.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var rows = await items.OrderByDescending(i => i.ChangedAt).ThenByDescending(i => i.Id).Take(words.Length == 0 ? take + 1 : Searched)
            .Join(db.Versions, i => new { ItemId = i.Id, Number = i.LatestVersion }, v => new { v.ItemId, v.Number }, (i, v) => new { Item = i, v.Wording.Title })
            .OrderByDescending(r => r.Item.ChangedAt).ThenByDescending(r => r.Item.Id).ToListAsync(ct);
        var found = rows.Where(r => Array.TrueForAll(words, word => Folding.Fold(r.Title).Contains(word, StringComparison.Ordinal))).Take(take + 1).ToList();
        var page = found.Take(take).Select(r => Row(r.Item, r.Title)).ToList();
        return new(page, found.Count > take ? Cursor.Write(page[^1].ChangedAt, page[^1].Id) : null);
    }

    /// <summary>An item with its newest version; both are there.</summary>
    public static async Task<(ContentItem Item, ContentVersion Version)> Newest(ContentDbContext db, Guid id, CancellationToken ct)
    {
        var item = await db.Items.AsNoTracking().SingleAsync(i => i.Id == id, ct);
        return (item, await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == id && v.Number == item.LatestVersion, ct));
    }

    /// <summary>Versions, newest first; the cursor is the number of the last one seen.</summary>
    public static async Task<Paged<ContentVersion>> Versions(ContentDbContext db, Guid id, int? limit, string? cursor, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 50, 1, PagingExtensions.MaxLimit);
        var versions = db.Versions.AsNoTracking().Where(v => v.ItemId == id);
        if (int.TryParse(cursor, out var before)) versions = versions.Where(v => v.Number < before);
        var page = await versions.OrderByDescending(v => v.Number).Take(take + 1).ToListAsync(ct);
        return new([.. page.Take(take)], page.Count > take ? page[take - 1].Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    private static ContentRow Row(ContentItem i, string title) => new(i.Id, i.Type, i.Slug, i.Status.Word(), title, i.LatestVersion, i.ShownVersion, i.PublishAt, i.PublishedAt, i.ChangedAt);
}
