using System.Linq.Expressions;
using System.Text;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Data.Paging;

/// <summary>Lists by key: page n costs what page 1 costs.</summary>
public static class PagingExtensions
{
    /// <summary>The largest page; more would let one call hold the database.</summary>
    public const int MaxLimit = 200;

    /// <summary>A page in order of id (which is order of making). An unreadable cursor starts from the beginning.</summary>
    public static async Task<Paged<TOut>> PageById<T, TOut>(this IQueryable<T> query, int? limit, string? cursor, Expression<Func<T, TOut>> project, CancellationToken ct)
        where T : Entity
    {
        var take = Math.Clamp(limit ?? 50, 1, MaxLimit);
        if (Cursor.ReadGuid(cursor) is { } after) query = query.Where(e => e.Id > after);
        var page = query.OrderBy(e => e.Id).Take(take + 1);
        var ids = await page.Select(e => e.Id).ToListAsync(ct);
        var items = await page.Take(take).Select(project).ToListAsync(ct);
        return new(items, ids.Count > take ? Cursor.Write(ids[take - 1]) : null);
    }
}

/// <summary>Opaque place in a list.</summary>
public static class Cursor
{
    /// <summary>Writes a place.</summary>
    public static string Write(Guid id) => Convert.ToBase64String(id.ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Reads a place; null when there is none or it is unreadable.</summary>
    public static Guid? ReadGuid(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor) || cursor.Length != 22) return null;
        var bytes = new byte[16];
        return Convert.TryFromBase64String(cursor.Replace('-', '+').Replace('_', '/') + "==", bytes, out var read) && read == 16 ? new Guid(bytes) : null;
    }

    /// <summary>Writes a place of a list ordered by an instant and then id.</summary>
    public static string Write(DateTimeOffset at, Guid id) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"{at.UtcTicks}|{id:N}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Reads a place of a list ordered by an instant and then id; null when there is none or it is unreadable.</summary>
    public static (DateTimeOffset At, Guid Id)? ReadAt(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor) || cursor.Length > 100) return null;
        var bytes = new byte[100];
        var padded = cursor.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (cursor.Length % 4)) % 4);
        if (!Convert.TryFromBase64String(padded, bytes, out var read)) return null;
        var parts = Encoding.ASCII.GetString(bytes, 0, read).Split('|');
        return parts.Length == 2 && long.TryParse(parts[0], out var ticks) && ticks is > 0 and < 3155378975999999999 && Guid.TryParse(parts[1], out var id)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;
    }
}
