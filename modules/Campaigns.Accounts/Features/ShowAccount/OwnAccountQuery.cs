using Campaigns.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.ShowAccount;

internal sealed record OwnToken(Guid Id, string Name, string Ending, int Permissions, string ScopePath, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt);

internal sealed record OwnGrant(string RoleKey, string ScopePath);

internal sealed record OwnSession(Guid Id, string Device, string Address, DateTimeOffset OpenedAt, DateTimeOffset LastSeenAt);

/// <summary>What an account may know of itself.</summary>
internal sealed class OwnAccountQuery(AccountsDbContext db, SignInRules rules, TimeProvider clock)
{
    // More at once is nobody's browsers; the newest are those one looks for.
    private const int SessionsShown = 50;

    /// <summary>Tokens that still work, the newest first.</summary>
    public async Task<IReadOnlyList<OwnToken>> Tokens(Guid accountId, CancellationToken ct)
    {
        var real = TimeProvider.System.GetUtcNow();
        var tokens = await db.Tokens.AsNoTracking().Where(t => t.AccountId == accountId && t.RevokedAt == null && t.ExpiresAt > real).OrderByDescending(t => t.CreatedAt).ToListAsync(ct);
        return [.. tokens.Select(t => new OwnToken(t.Id, t.Name, t.Ending, t.Permissions.Count, t.ScopePath, t.CreatedAt, t.ExpiresAt, t.LastUsedAt))];
    }

    public async Task<IReadOnlyList<OwnGrant>> Grants(Guid accountId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return [.. (await db.Grants.AsNoTracking().Where(g => g.AccountId == accountId).ToListAsync(ct)).Where(g => g.HoldsAt(now)).Select(g => new OwnGrant(g.RoleKey, g.ScopePath))];
    }

    /// <summary>Sessions that hold, the one last seen first.</summary>
    public async Task<IReadOnlyList<OwnSession>> Sessions(Guid accountId, CancellationToken ct)
    {
        var (real, limits) = (TimeProvider.System.GetUtcNow(), rules.Session);
        var (oldest, idlest) = (real - limits.Absolute, real - limits.Idle);
        return await db.Sessions.AsNoTracking()
            .Where(s => s.AccountId == accountId && s.EndedAt == null && s.OpenedAt > oldest && s.LastSeenAt > idlest && db.Accounts.Any(a => a.Id == accountId && a.SecurityStamp == s.Stamp))
            .OrderByDescending(s => s.LastSeenAt).ThenByDescending(s => s.Id).Take(SessionsShown)
            .Select(s => new OwnSession(s.Id, s.Device, s.Address, s.OpenedAt, s.LastSeenAt)).ToListAsync(ct);
    }

    public Task<bool> HasSecondFactor(Guid accountId, CancellationToken ct) => db.SecondFactors.AnyAsync(f => f.AccountId == accountId, ct);
}
