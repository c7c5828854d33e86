using Campaigns.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.ShowAccount;

internal sealed record OwnToken(Guid Id, string Name, string Ending, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt);

internal sealed record OwnGrant(string RoleKey, string ScopePath);

/// <summary>What an account may know of itself.</summary>
internal sealed class OwnAccountQuery(AccountsDbContext db, TimeProvider clock)
{
    /// <summary>Tokens that still work, the newest first.</summary>
    public async Task<IReadOnlyList<OwnToken>> Tokens(Guid accountId, CancellationToken ct)
    {
        var real = TimeProvider.System.GetUtcNow();
        return await db.Tokens.AsNoTracking().Where(t => t.AccountId == accountId && t.RevokedAt == null && t.ExpiresAt > real).OrderByDescending(t => t.CreatedAt)
            .Select(t => new OwnToken(t.Id, t.Name, t.Ending, t.CreatedAt, t.ExpiresAt, t.LastUsedAt)).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<OwnGrant>> Grants(Guid accountId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return [.. (await db.Grants.AsNoTracking().Where(g => g.AccountId == accountId).ToListAsync(ct)).Where(g => g.HoldsAt(now)).Select(g => new OwnGrant(g.RoleKey, g.ScopePath))];
    }
}
