using Campaigns.Data;
using Campaigns.Data.Messaging;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Runtime.Outbox;

/// <summary>A discarded delivery is one that is both done and dead.</summary>
internal sealed class DeliveryLog(CoreDbContext db, IAudit audit, OutboxSignal signal, TimeProvider clock) : IDeliveryLog
{
    private const int PageSize = 50;

    public async Task<DeliveryCounts> Counts(CancellationToken ct) => new(
        await db.Outbox.LongCountAsync(ct), await In(DeliveryState.Waiting).LongCountAsync(ct), await In(DeliveryState.Scheduled).LongCountAsync(ct),
        await In(DeliveryState.Failing).LongCountAsync(ct), await In(DeliveryState.Dead).LongCountAsync(ct));

    public async Task<Paged<DeliveryRow>> List(DeliveryState state, string? cursor, CancellationToken ct)
    {
        var rows = In(state);
        if (Cursor.ReadGuid(cursor) is { } before) rows = rows.Where(m => m.Id < before);
        var page = await rows.OrderByDescending(m => m.Id).Take(PageSize + 1)
            .Select(m => new DeliveryRow(m.Id, m.Name, m.Subscriber, m.At, m.DueAt, m.Attempts, m.NextAt, m.Error)).ToListAsync(ct);
        return page.Count > PageSize ? new(page[..PageSize], Cursor.Write(page[PageSize - 1].Id)) : new(page, null);
    }

    public async Task<bool> Retry(Guid id, CancellationToken ct)
    {
        var real = TimeProvider.System.GetUtcNow();
        var done = await Change(id, "operations.delivery-retried", null, m =>
        {
            m.DeadAt = null;
            m.Attempts = 0;
            m.NextAt = real;
            return true;
        }, ct);
        if (done) signal.Set();
        return done;
    }

    public Task<bool> Discard(Guid id, string reason, CancellationToken ct) => Change(id, "operations.delivery-discarded", reason, m =>
    {
        if (m.Error is null) return false;
        m.DoneAt = TimeProvider.System.GetUtcNow();
        m.DeadAt ??= m.DoneAt;
        return true;
    }, ct);

    private async Task<bool> Change(Guid id, string action, string? reason, Func<InboxMessage, bool> change, CancellationToken ct)
    {
        // One transaction from reading to writing: a worker must not take it in between.
        await using var turn = await db.BeginAsync(ct);
        if (!db.Database.IsSqliteDatabase()) await db.Database.ExecuteSqlAsync($"select 1 from core_inbox where id = {id} for update", ct);
        var real = TimeProvider.System.GetUtcNow();
        var message = await db.Inbox.SingleOrDefaultAsync(m => m.Id == id && m.DoneAt == null && (m.LeaseUntil == null || m.LeaseUntil < real), ct);
        if (message is null || !change(message)) return false;
        audit.Note(action, new("operations.delivery", id), new { message.Name, message.Subscriber, reason });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return true;
    }

    private IQueryable<InboxMessage> In(DeliveryState state)
    {
        var business = clock.GetUtcNow();
        var open = db.Inbox.AsNoTracking().Where(m => m.DoneAt == null);
        return state switch
        {
            DeliveryState.Dead => open.Where(m => m.DeadAt != null),
            DeliveryState.Failing => open.Where(m => m.DeadAt == null && m.Attempts > 0),
            DeliveryState.Scheduled => open.Where(m => m.DeadAt == null && m.Attempts == 0 && m.DueAt > business),
            _ => open.Where(m => m.DeadAt == null && m.Attempts == 0 && (m.DueAt == null || m.DueAt <= business)),
        };
    }
}
