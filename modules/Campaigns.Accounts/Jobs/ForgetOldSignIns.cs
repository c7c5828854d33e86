using Campaigns.Accounts.Data;
using Campaigns.Data;
using Campaigns.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Jobs;

/// <summary>Each night: sessions, links, trusts and tokens that have been over for a month go. Running it again changes nothing.</summary>
[Schedule("0 40 2 * * ?")]
internal sealed class ForgetOldSignIns(AccountsDbContext db) : IJob<Tick>
{
    // Long enough to ask "who was signed in that day" about what is noticed late.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task Run(Tick args, CancellationToken ct)
    {
        var before = TimeProvider.System.GetUtcNow() - Kept;
        await using var turn = await db.BeginAsync(ct);
        await db.Sessions.Where(s => s.LastSeenAt < before).ExecuteDeleteAsync(ct);
        await db.PasswordLinks.Where(l => l.ExpiresAt < before).ExecuteDeleteAsync(ct);
        await db.TrustedDevices.Where(d => d.ExpiresAt < before).ExecuteDeleteAsync(ct);
        await db.Tokens.Where(t => t.ExpiresAt < before).ExecuteDeleteAsync(ct);
        await turn.CommitAsync(ct);
    }
}
