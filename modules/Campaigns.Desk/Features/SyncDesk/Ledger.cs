using System.Text.Json;
using Campaigns.Data;
using Campaigns.Desk.Data;
using Campaigns.Desk.Domain;
using Campaigns.Kernel.Security;
using Campaigns.Ui.Api;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Desk.Features.SyncDesk;

/// <summary>The ledger of operations. What it says was done by others before it was written here; between the two a process may die, and then
/// the operation comes again: those others know it by its key and do nothing twice.</summary>
internal sealed class Ledger(DeskDbContext db, IActor actor)
{
    /// <summary>Whether the device is the caller's; a new one becomes theirs.</summary>
    public async Task<bool> Admit(string deviceId, DateTimeOffset now, CancellationToken ct)
    {
        var device = await db.Devices.SingleOrDefaultAsync(d => d.Id == deviceId, ct);
        if (device is not null && device.AccountId != actor.Id) return false;
        if (device is null) db.Add(new Device { Id = deviceId, AccountId = actor.Id, SeenAt = now });
        else device.SeenAt = now;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Its first two batches at once.
            db.ChangeTracker.Clear();
            return await db.Devices.AnyAsync(d => d.Id == deviceId && d.AccountId == actor.Id, ct);
        }

        return true;
    }

    public async Task<LedgerPage> Open(IReadOnlyList<Sent> sent, CancellationToken ct)
    {
        var device = sent[0].DeviceId;
        var ids = sent.Select(s => s.Id).Concat(sent.Select(s => s.RegistrationId).OfType<Guid>().Select(id => id.ToString())).Distinct().ToList();
        return new(sent, await db.Operations.Where(o => o.DeviceId == device && ids.Contains(o.OperationId)).ToListAsync(ct));
    }

    /// <summary>Writes what became of each, and what a person has to choose.</summary>
    public async Task Close(LedgerPage page, Guid? account, CancellationToken ct)
    {
        var closed = await ClosedAmong(page, ct);
        foreach (var one in page.Sent.DistinctBy(s => s.Id))
        {
            if (page.Of(one) is not { } settled) continue;
            var line = page.Known(one) ?? Add(page, one.Line(account));
            (line.Outcome, line.Reason, line.ResourceId) = (settled.Outcome, settled.Reason, settled.ResourceId);
            line.EventId = settled.EventId ?? one.EventId;
            line.Late = line.EventId is { } id && closed.TryGetValue(id, out var at) && one.Now >= at;
            if (settled.Clashes.Count > 0) line.ConflictId = Raise(line, one, settled);
        }

        await Save(page, ct);
    }

    private async Task Save(LedgerPage page, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The same batch came twice at once, and the other was first: its lines stand.
            db.ChangeTracker.Clear();
            var device = page.Sent[0].DeviceId;
            var ids = page.Sent.Select(s => s.Id).ToList();
            var there = await db.Operations.AsNoTracking().Where(o => o.DeviceId == device && ids.Contains(o.OperationId)).ToListAsync(ct);
            if (there.Count == 0) throw;
            foreach (var line in there) page.Add(line);
        }
    }

    private Operation Add(LedgerPage page, Operation line)
    {
        db.Add(line);
        page.Add(line);
        return line;
    }

    private Guid Raise(Operation line, Sent one, Settled settled)
    {
        var conflict = Conflict.Of(line, settled.ResourceId!.Value, one.CountsAt, JsonSerializer.Serialize(settled.Clashes, Api.Json));
        db.Add(conflict);
        return conflict.Id;
    }

    private async Task<Dictionary<Guid, DateTimeOffset>> ClosedAmong(LedgerPage page, CancellationToken ct)
    {
        var events = page.Sent.Select(s => page.Of(s)?.EventId ?? s.EventId).OfType<Guid>().Distinct().ToList();
        return await db.Closings.AsNoTracking().Where(c => events.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.ClosedAt, ct);
    }
}
