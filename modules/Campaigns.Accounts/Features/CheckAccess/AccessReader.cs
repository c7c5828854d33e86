using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Campaigns.Accounts.Features.CheckAccess;

/// <summary>What an account may do now. Remembered for a few seconds, and forgotten at once by the process that changes it.</summary>
internal sealed class AccessReader(AccountsDbContext db, RolePermissions roles, IMemoryCache cache, TimeProvider clock) : IAccess
{
    // Another process may act on a grant this long after it was taken away.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    public async Task<Access?> Find(Guid accountId, CancellationToken ct) => (await Known(accountId, ct))?.Access;

    /// <summary>Whether a session made with that stamp is still good.</summary>
    public async Task<bool> IsCurrent(Guid accountId, string? stamp, CancellationToken ct) => stamp is not null && (await Known(accountId, ct))?.Stamp == stamp;

    public void Forget(Guid accountId) => cache.Remove(Key(accountId));

    private async Task<KnownAccount?> Known(Guid id, CancellationToken ct)
    {
        if (cache.TryGetValue(Key(id), out KnownAccount? known)) return known;
        known = await Read(id, ct);
        return cache.Set(Key(id), known, Remembered);
    }

    private async Task<KnownAccount?> Read(Guid id, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().Where(a => a.Id == id && a.DisabledAt == null)
            .Select(a => new { a.UserName, a.DisplayName, a.Organisation, a.SecurityStamp }).SingleOrDefaultAsync(ct);
        if (account is null) return null;
        var now = clock.GetUtcNow();
        var grants = (await db.Grants.AsNoTracking().Where(g => g.AccountId == id).ToListAsync(ct)).Where(g => g.HoldsAt(now)).ToList();
        var held = await roles.Of([.. grants.Select(g => g.RoleKey).Distinct()], ct);
        return new(new(id, account.UserName, account.DisplayName, account.Organisation, Places(grants, held)), account.SecurityStamp);
    }

    private static Dictionary<string, IReadOnlyList<Scope>> Places(List<Grant> grants, IReadOnlyDictionary<string, IReadOnlyList<string>> held) => grants
        .SelectMany(g => held[g.RoleKey].Select(permission => (permission, place: new Scope(g.ScopePath))))
        .GroupBy(x => x.permission, x => x.place, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => Widest([.. g.Distinct()]), StringComparer.Ordinal);

    // A place inside another one that is held too would only make queries longer.
    private static IReadOnlyList<Scope> Widest(List<Scope> places) => [.. places.Where(p => !places.Exists(other => other != p && other.Contains(p)))];

    private static (string, Guid) Key(Guid id) => ("accounts.access", id);

    private sealed record KnownAccount(Access Access, string Stamp);
}
