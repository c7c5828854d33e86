using System.Runtime.CompilerServices;
using Campaigns.Data.Auditing;
using Campaigns.Kernel.Security;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Runtime.Auditing;

/// <summary>Reads the audit's chain from its beginning. The hashes need no key; where the key is there, each entry's writer is proved too.</summary>
internal sealed class AuditChain(CoreDbContext db, AuditHead head) : IHashChain
{
    private const int Batch = 2000;

    // How far an entry that was moved is looked for.
    private const int Nearby = 1000;

    // Younger ones may still be written, or wait for the sealer to look through the whole log.
    private static readonly TimeSpan Settled = 3 * AuditSealer.Whole;

    public string Name => "audit";

    public async Task<ChainReport> Verify(CancellationToken ct)
    {
        var (position, hash, unproved, proved) = (0L, AuditProof.Beginning, 0L, false);
        var remembered = head.Read();
        await foreach (var link in Links(ct))
        {
            if (await Broken(link, position + 1, hash, proved, ct) is { } found) return Report(found);
            (position, hash) = (link.Position, link.Hash);
            if (AuditProof.IsGenuine(link.Entry!) is null) unproved++;
            else proved = true;
            if (position == remembered?.Position && Convert.ToHexStringLower(hash) != remembered.Hash) return Report(new(position, link.Seq, ChainDamage.Rewritten));
        }

        if (remembered?.Position > position) return Report(new(position + 1, 0, ChainDamage.Truncated));
        var (outside, waiting) = await Outside(proved, ct);
        return Report(outside) with { Waiting = waiting };

        ChainReport Report(ChainBreak? broken) => new(position, broken, unproved, Convert.ToHexStringLower(hash));
    }

    private async Task<ChainBreak?> Broken(Link link, long expected, byte[] before, bool proved, CancellationToken ct)
    {
        if (link.Position != expected) return new(expected, 0, ChainDamage.Removed);
        if (link.Entry is not { } entry) return new(link.Position, link.Seq, ChainDamage.Removed);
        if (!AuditProof.Next(before, expected, entry).AsSpan().SequenceEqual(link.Hash))
            return new(link.Position, link.Seq, await Moved(link, before, ct) ? ChainDamage.Reordered : ChainDamage.Changed);
        return AuditProof.IsGenuine(entry) ?? !proved ? null : new(link.Position, link.Seq, ChainDamage.Inserted);
    }

    // The entry that belongs here stands somewhere near, or this one's content stands under another number.
    private async Task<bool> Moved(Link link, byte[] before, CancellationToken ct)
    {
        var near = await db.Audit.AsNoTracking().Where(e => e.Seq > link.Seq - Nearby && e.Seq < link.Seq + Nearby && e.Seq != link.Seq).ToListAsync(ct);
        return near.Exists(e => AuditProof.Next(before, link.Position, e).AsSpan().SequenceEqual(link.Hash) || AuditProof.Next(before, link.Position, e.As(link.Seq)).AsSpan().SequenceEqual(link.Hash));
    }

    // Entries that no seal names: by another hand, or ours that the sealer passed by long ago, or ours that wait for it.
    private async Task<(ChainBreak? Broken, long Waiting)> Outside(bool proved, CancellationToken ct)
    {
        var newest = await db.Seals.MaxAsync(s => (long?)s.Entry, ct) ?? 0;
        var (settled, waiting) = (TimeProvider.System.GetUtcNow() - Settled, 0L);
        await foreach (var entry in db.Audit.AsNoTracking().Where(e => !db.Seals.Any(s => s.Entry == e.Seq)).OrderBy(e => e.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            var genuine = AuditProof.IsGenuine(entry);
            proved |= genuine is true;
            if (!(genuine ?? !proved)) return (new(0, entry.Seq, ChainDamage.Inserted), waiting);
            if (entry.Seq < newest && entry.WrittenAt < settled) return (new(0, entry.Seq, ChainDamage.LeftOut), waiting);
            waiting++;
        }

        return (null, waiting);
    }

    private async IAsyncEnumerable<Link> Links([EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0L; ;)
        {
            var reached = after;
            var links = await (from seal in db.Seals.AsNoTracking().Where(s => s.Position > reached)
                               join entry in db.Audit.AsNoTracking() on seal.Entry equals entry.Seq into entries
                               from entry in entries.DefaultIfEmpty()
                               orderby seal.Position
                               select new Link(seal.Position, seal.Entry, seal.Hash, entry)).Take(Batch).ToListAsync(ct);
            foreach (var link in links) yield return link;
            if (links.Count < Batch) yield break;
            after = links[^1].Position;
        }
    }

    private sealed record Link(long Position, long Seq, byte[] Hash, AuditEntry? Entry);
}
