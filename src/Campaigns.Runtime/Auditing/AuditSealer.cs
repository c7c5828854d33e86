using Campaigns.Data;
using Campaigns.Data.Auditing;
using Campaigns.Data.Messaging;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Auditing;

/// <summary>Chains the entries that writers left. One at a time, whatever number of processes there is: the chain is in order, and no writer
/// waits for it. An entry without this program's proof is not chained, and is reported.</summary>
internal sealed class AuditSealer(DatabaseOptions database, AuditHead head, ILogger<AuditSealer> log)
{
    private const int Batch = 1000;

    // A transaction that began long ago may bring entries with earlier numbers than those sealed since: near ones are looked for each time,
    // others each time the whole log is looked through.
    private const int Window = 20_000;

    /// <summary>How often the whole log is looked through for entries that came late.</summary>
    internal static readonly TimeSpan Whole = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Publish = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _telling = new(1, 1);
    private readonly HashSet<long> _foreign = [];
    private DateTimeOffset? _wholeAt;
    private DateTimeOffset _published;

    /// <summary>Seals what waits.</summary>
    /// <returns>How many entries were sealed.</returns>
    public async Task<int> Seal(CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var whole = _wholeAt is not { } at || now - at >= Whole || now < at;
        var (count, last, after) = (0, (AuditSeal?)null, whole ? long.MinValue : (long?)null);
        while (true)
        {
            var (some, tail, reached) = await Some(after, ct);
            (count, last) = (count + some, tail ?? last);
            if (reached is null) break;
            after = reached; // Past entries that are not ours, so that no heap of them keeps the rest waiting.
        }

        if (whole) _wholeAt = now;
        if (last is not null) await Tell(last, ct);
        return count;
    }

    private async Task<(int Count, AuditSeal? Last, long? Reached)> Some(long? after, CancellationToken ct)
    {
        await using var db = CoreDbContext.Open(database);
        db.DatabaseSettings = database;
        // What takes time is done without the writers' queue: most looks find nothing, and nobody else is kept waiting for the rest.
        var (last, waiting) = (await Last(db, ct), await Waiting(db, after, ct));
        if (waiting.Count == 0) return (0, null, null);
        long? reached = waiting.Count == Batch ? waiting[^1].Seq : null;
        var seals = Chain(last, await Ours(db, last, waiting, ct));
        if (seals.Count == 0) return (0, null, reached);

        await using var turn = await db.BeginAsync(ct);
        if (!db.Database.IsSqliteDatabase()) await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(4847359013)", ct);
        if ((await Last(db, ct))?.Position != last?.Position) return (0, null, after ?? long.MinValue); // Another process was quicker: look again.
        await db.Append(seals, ct);
        await turn.CommitAsync(ct);
        return (seals.Count, seals[^1], reached);
    }

    private static Task<AuditSeal?> Last(CoreDbContext db, CancellationToken ct) => db.Seals.AsNoTracking().OrderByDescending(s => s.Position).FirstOrDefaultAsync(ct);

    private static async Task<List<AuditEntry>> Waiting(CoreDbContext db, long? after, CancellationToken ct)
    {
        var from = after ?? (await db.Seals.MaxAsync(s => (long?)s.Entry, ct) ?? 0) - Window;
        return await db.Audit.AsNoTracking().Where(e => e.Seq > from && !db.Seals.Any(s => s.Entry == e.Seq)).OrderBy(e => e.Seq).Take(Batch).ToListAsync(ct);
    }

    private static List<AuditSeal> Chain(AuditSeal? last, IEnumerable<AuditEntry> entries)
    {
        var (position, hash) = (last?.Position ?? 0, last?.Hash ?? AuditProof.Beginning);
        var seals = new List<AuditSeal>();
        foreach (var entry in entries)
        {
            hash = AuditProof.Next(hash, ++position, entry);
            seals.Add(new() { Position = position, Entry = entry.Seq, Hash = hash });
        }

        return seals;
    }

    // Nothing by another key follows what was written with ours: what stands before it is of a release or an installation before this one.
    private async Task<List<AuditEntry>> Ours(CoreDbContext db, AuditSeal? last, List<AuditEntry> waiting, CancellationToken ct)
    {
        var proved = last is not null && await db.Audit.AsNoTracking().SingleOrDefaultAsync(e => e.Seq == last.Entry, ct) is { } newest && AuditProof.IsGenuine(newest) is true;
        var ours = new List<AuditEntry>();
        foreach (var entry in waiting)
        {
            var genuine = AuditProof.IsGenuine(entry);
            proved |= genuine is true;
            if (genuine ?? !proved) ours.Add(entry);
            else if (_foreign.Add(entry.Seq)) log.LogCritical("Audit entry {Seq} was not written by this program; it is not sealed", entry.Seq);
        }

        return ours;
    }

    private async Task Tell(AuditSeal last, CancellationToken ct)
    {
        await _telling.WaitAsync(ct);
        try
        {
            var (now, hash, remembered) = (TimeProvider.System.GetUtcNow(), Convert.ToHexStringLower(last.Hash), head.Read());
            if (remembered is not null && !await Holds(remembered, ct))
            {
                // Kept as it was, so that no later entry covers up what was done.
                log.LogCritical("The audit's chain no longer holds position {Position}, {Head}", remembered!.Position, remembered.Hash);
                return;
            }

            if (remembered?.Position >= last.Position) return; // Another was quicker.
            head.Write(new(last.Position, hash, now));
            if (now - _published < Publish) return;
            _published = now;
            log.LogInformation("Audit sealed up to {Position}: {Head}", last.Position, hash);
        }
        finally
        {
            _telling.Release();
        }
    }

    private async Task<bool> Holds(Head remembered, CancellationToken ct)
    {
        await using var db = CoreDbContext.Open(database);
        return await db.Seals.Where(s => s.Position == remembered.Position).Select(s => s.Hash).SingleOrDefaultAsync(ct) is { } hash && Convert.ToHexStringLower(hash) == remembered.Hash;
    }
}
