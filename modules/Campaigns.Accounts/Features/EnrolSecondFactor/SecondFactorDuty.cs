using Campaigns.Accounts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Campaigns.Accounts.Features.EnrolSecondFactor;

/// <summary>Who needs a second factor and has none yet. Remembered for five seconds, and forgotten at once by the process that changes it.</summary>
internal sealed class SecondFactorDuty(AccountsDbContext db, SignInRules rules, IMemoryCache cache, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    /// <summary>Whether a role the account holds now demands one.</summary>
    public async Task<bool> Holds(Guid accountId, CancellationToken ct)
    {
        if (!rules.Demanding) return false;
        var now = clock.GetUtcNow();
        var grants = await db.Grants.AsNoTracking().Where(g => g.AccountId == accountId).ToListAsync(ct);
        return rules.Demands(grants.Where(g => g.HoldsAt(now)).Select(g => g.RoleKey));
    }

    /// <summary>Whether it is demanded and not there.</summary>
    public async Task<bool> IsUnmet(Guid accountId, CancellationToken ct)
    {
        if (!rules.Demanding) return false;
        if (cache.TryGetValue(Key(accountId), out bool unmet)) return unmet;
        unmet = await Holds(accountId, ct) && !await db.SecondFactors.AnyAsync(f => f.AccountId == accountId, ct);
        return cache.Set(Key(accountId), unmet, Remembered);
    }

    public void Forget(Guid accountId) => cache.Remove(Key(accountId));

    private static (string, Guid) Key(Guid id) => ("accounts.duty", id);
}
