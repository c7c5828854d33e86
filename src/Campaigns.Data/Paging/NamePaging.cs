using System.Globalization;
using System.Text;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Data.Paging;

/// <summary>Lists of people by name.</summary>
public static class NamePaging
{
    private const int Exact = 0, GivenName = 1, Contains = 2;

    /// <summary>A page of those whose name holds the words, marks and case ignored: the exact name first, then the given name, then the rest, each in
    /// Vietnamese order. Without words everybody. An unreadable cursor starts from the beginning.</summary>
    public static Task<Paged<T>> PageByName<T>(this IQueryable<T> query, string? words, int? limit, string? cursor, CancellationToken ct)
        where T : Entity, INamed
    {
        var take = Math.Clamp(limit ?? 50, 1, PagingExtensions.MaxLimit);
        var wish = Folding.Fold(words).Trim();
        return wish.Length == 0
            ? Everybody(query, take, Place.Read(cursor), ct)
            : Alike(query, wish, words!.Trim().Normalize(NormalizationForm.FormC), take, Place.Read(cursor), ct);
    }

    /// <summary>Whether it is a cursor of such a list.</summary>
    public static bool IsCursor(string cursor) => Place.Read(cursor) is not null;

    // Apart from the search, so that the index on key and id answers: page n of a million costs what page 1 costs.
    private static async Task<Paged<T>> Everybody<T>(IQueryable<T> query, int take, Place? after, CancellationToken ct)
        where T : Entity, INamed
    {
        if (after is not null) query = query.Where(e => string.Compare(e.SortKey, after.Key) > 0 || (e.SortKey == after.Key && e.Id > after.Id));
        var rows = await query.OrderBy(e => e.SortKey).ThenBy(e => e.Id).Take(take + 1).ToListAsync(ct);
        return new([.. rows.Take(take)], rows.Count > take ? new Place(Exact, rows[take - 1].SortKey, rows[take - 1].Id).Write() : null);
    }

    private static async Task<Paged<T>> Alike<T>(IQueryable<T> query, string wish, string exact, int take, Place? after, CancellationToken ct)
        where T : Entity, INamed
    {
        var given = " " + wish;
        var ranked = query.Where(e => e.Folded.Contains(wish))
            .Select(e => new { Row = e, Rank = e.FullName == exact ? Exact : e.Folded == wish || e.Folded.EndsWith(given) ? GivenName : Contains });
        if (after is not null)
        {
            ranked = ranked.Where(r => r.Rank > after.Rank
                || (r.Rank == after.Rank && (string.Compare(r.Row.SortKey, after.Key) > 0 || (r.Row.SortKey == after.Key && r.Row.Id > after.Id))));
        }

        var rows = await ranked.OrderBy(r => r.Rank).ThenBy(r => r.Row.SortKey).ThenBy(r => r.Row.Id).Take(take + 1).ToListAsync(ct);
        var last = rows.Count > take ? rows[take - 1] : null;
        return new([.. rows.Take(take).Select(r => r.Row)], last is null ? null : new Place(last.Rank, last.Row.SortKey, last.Row.Id).Write());
    }

    private sealed record Place(int Rank, string Key, Guid Id)
    {
        public string Write() => Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Rank}|{Key}|{Id:N}")))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');

        public static Place? Read(string? cursor)
        {
            if (string.IsNullOrEmpty(cursor) || cursor.Length > 2000) return null;
            var bytes = new byte[1500];
            var padded = cursor.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (cursor.Length % 4)) % 4);
            if (!Convert.TryFromBase64String(padded, bytes, out var read)) return null;
            var parts = Encoding.ASCII.GetString(bytes, 0, read).Split('|');
            return parts.Length == 3 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && Guid.TryParse(parts[2], out var id)
                ? new(rank, parts[1], id)
                : null;
        }
    }
}
