using System.Globalization;
using System.Linq.Expressions;
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
    public static async Task<Paged<TOut>> PageByName<T, TOut>(this IQueryable<T> query, string? words, int? limit, string? cursor, Expression<Func<T, TOut>> project, CancellationToken ct)
        where T : Entity, INamed
    {
        var take = Math.Clamp(limit ?? 50, 1, PagingExtensions.MaxLimit);
        var wish = Folding.Fold(words).Trim();
        if (wish.Length > 0) query = query.Where(e => e.Folded.Contains(wish));
        var exact = words?.Trim().Normalize(NormalizationForm.FormC) ?? "";
        var given = " " + wish;
        if (Place.Read(cursor) is { } after)
        {
            query = query.Where(e => (wish == "" || e.FullName == exact ? Exact : e.Folded == wish || e.Folded.EndsWith(given) ? GivenName : Contains) > after.Rank
                || ((wish == "" || e.FullName == exact ? Exact : e.Folded == wish || e.Folded.EndsWith(given) ? GivenName : Contains) == after.Rank
                    && (string.Compare(e.SortKey, after.Key) > 0 || (e.SortKey == after.Key && e.Id > after.Id))));
        }

        var page = query
            .OrderBy(e => wish == "" || e.FullName == exact ? Exact : e.Folded == wish || e.Folded.EndsWith(given) ? GivenName : Contains)
            .ThenBy(e => e.SortKey).ThenBy(e => e.Id);
        var keys = await page.Take(take + 1).Select(e => new { e.FullName, e.Folded, e.SortKey, e.Id }).ToListAsync(ct);
        var items = await page.Take(take).Select(project).ToListAsync(ct);
        if (keys.Count <= take) return new(items, null);
        var last = keys[take - 1];
        var rank = wish.Length == 0 || last.FullName == exact ? Exact : last.Folded == wish || last.Folded.EndsWith(given, StringComparison.Ordinal) ? GivenName : Contains;
        return new(items, new Place(rank, last.SortKey, last.Id).Write());
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
