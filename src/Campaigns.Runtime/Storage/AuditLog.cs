using System.Globalization;
using System.Text.Json;
using Campaigns.Data.Auditing;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Campaigns.Runtime.Storage;

internal sealed class AuditLog(CoreDbContext db, IAudit audit, IMemoryCache cache, IEnumerable<IRecordFinder> finders) : IAuditLog
{
    private const int PageSize = 50;

    // A parameter for each: more would be refused by SQLite, and is no search.
    private const int MostRecords = 500;

    public async Task<Paged<AuditRow>> List(AuditFilter filter, string? cursor, CancellationToken ct)
    {
        var rows = await Filtered(filter, ct);
        if (long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var before)) rows = rows.Where(r => r.Seq < before);
        var page = await rows.OrderByDescending(r => r.Seq).Take(PageSize + 1).ToListAsync(ct);
        var items = page.Take(PageSize).Select(r => Show(r)).ToList();
        return new(items, page.Count > PageSize ? items[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    public async Task<AuditRow?> Find(long number, CancellationToken ct)
    {
        if (await db.Audit.AsNoTracking().SingleOrDefaultAsync(r => r.Seq == number, ct) is not { } row) return null;
        return Show(row, await db.Seals.Where(s => s.Entry == number).Select(s => (long?)s.Position).SingleOrDefaultAsync(ct));
    }

    public async IAsyncEnumerable<AuditRow> All(AuditFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in (await Filtered(filter, ct)).OrderByDescending(r => r.Seq).AsAsyncEnumerable().WithCancellation(ct)) yield return Show(row);
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

    private async Task<IQueryable<AuditEntry>> Filtered(AuditFilter filter, CancellationToken ct)
    {
        var rows = db.Audit.AsNoTracking();
        if (filter.Actor?.Trim().ToLowerInvariant() is { Length: > 0 } actor) rows = rows.Where(r => r.ActorName.Contains(actor));
        if (filter.Action is { Length: > 0 } action) rows = rows.Where(r => r.Action == action);
        if (filter.From?.Start() is { } from) rows = rows.Where(r => r.At >= from);
        if (filter.To?.AddDays(1).Start() is { } end) rows = rows.Where(r => r.At < end);
        if (filter.Words?.Trim() is not { Length: > 0 } words) return rows;

        var ids = await Records(words, ct);
        var kind = words.ToLowerInvariant();
        return rows.Where(r => ids.Contains(r.RecordId) || r.RecordKind == kind || r.RecordKind.StartsWith(kind + "."));
    }

    private async Task<List<Guid>> Records(string words, CancellationToken ct)
    {
        if (Guid.TryParse(words, out var id)) return [id];
        var ids = new List<Guid>();
        foreach (var finder in finders) ids.AddRange(await finder.Find(words, ct));
        return [.. ids.Distinct().Take(MostRecords)];
    }

    private static AuditRow Show(AuditEntry r, long? position = null) => new(r.Seq, r.At, r.ActorName, r.Action, new(r.RecordKind, r.RecordId), r.Details)
    {
        WrittenAt = r.WrittenAt,
        BehalfId = r.BehalfId,
        Changes = Read(r.Changes),
        Channel = r.Channel,
        Via = r.Via,
        Address = r.Address,
        RequestId = r.RequestId,
        Position = position,
    };

    private static List<AuditChange> Read(string? changes)
    {
        if (changes is null) return [];
        using var read = JsonDocument.Parse(changes);
        return [.. read.RootElement.EnumerateArray().Select(c => new AuditChange(c.GetProperty("field").GetString()!, Text(c.GetProperty("before")), Text(c.GetProperty("after"))))];
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.ToString();
}
