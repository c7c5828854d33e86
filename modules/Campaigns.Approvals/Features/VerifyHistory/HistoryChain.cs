using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using AuditRow = Campaigns.Approvals.Domain.State.AuditRow;

namespace Campaigns.Approvals.Features.VerifyHistory;

/// <summary>The histories of all requests, each a chain of its own. A history whose end was cut off together with its request is told by the
/// audit, which has an entry for every row.</summary>
internal sealed class HistoryChain(ApprovalsDbContext db) : IHashChain
{
    public string Name => "approvals";

    public async Task<ChainReport> Verify(CancellationToken ct)
    {
        var (entries, before) = (0L, (AuditRow?)null);
        await foreach (var row in db.History.AsNoTracking().OrderBy(r => r.RequestId).ThenBy(r => r.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            var (last, seq) = before?.RequestId == row.RequestId ? (before.Hash, before.Seq) : ("", 0);
            if (row.Seq != seq + 1) return new(entries, new(seq + 1, 0, ChainDamage.Removed, row.RequestId.ToString()));
            if (!Audit.IsWhole([row], last, seq)) return new(entries, new(row.Seq, 0, ChainDamage.Changed, row.RequestId.ToString()));
            (entries, before) = (entries + 1, row);
        }

        return new(entries, null);
    }
}
