using System.Globalization;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Campaigns.Runtime.Storage;

internal sealed class AuditLog(CoreDbContext db, IAudit audit, IMemoryCache cache) : IAuditLog
{
    private const int PageSize = 50;

    public async Task<Paged<AuditRow>> List(AuditFilter filter, string? cursor, CancellationToken ct)
    {
        var rows = db.Audit.AsNoTracking();
        if (long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var before)) rows = rows.Where(r => r.Seq < before);
        if (filter.Actor?.Trim().ToLowerInvariant() is { Length: > 0 } actor) rows = rows.Where(r => r.ActorName.Contains(actor));
        if (filter.Action is { Length: > 0 } action) rows = rows.Where(r => r.Action == action);
        if (filter.From?.Start() is { } from) rows = rows.Where(r => r.At >= from);
        if (filter.To?.AddDays(1).Start() is { } end) rows = rows.Where(r => r.At < end);
        var page = await rows.OrderByDescending(r => r.Seq).Take(PageSize + 1).ToListAsync(ct);
        var items = page.Take(PageSize).Select(r => new AuditRow(r.Seq, r.At, r.ActorName, r.Action, new(r.RecordKind, r.RecordId), r.Details)).ToList();
        return new(items, page.Count > PageSize ? items[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    // Reads the whole log, so at most once a minute.
    public async Task<IReadOnlyList<string>> Actions(CancellationToken ct) => await cache.GetOrCreateAsync("core.audit-actions", entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1);
        return db.Audit.Select(r => r.Action).Distinct().OrderBy(a => a).ToListAsync(ct);
    }) ?? [];

    public Task Write(string action, RecordRef record, object? details, CancellationToken ct)
    {
        audit.Note(action, record, details);
        return db.SaveChangesAsync(ct);
    }
}
