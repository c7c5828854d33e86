using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.CheckAccess;

/// <summary>What an account may do now. Remembered until something changes: each request looks at one row that changes with every grant, role,
/// delegation and closed account, so that the next request of every process sees it; and until the next beginning or end of a grant.</summary>
internal sealed class AccessReader(AccountsDbContext db, HoldingsReader holdings, AccessMemory memory, TimeProvider clock) : IAccess
{
    private Guid? _mark;

    public async Task<Access?> Find(Guid accountId, CancellationToken ct) => (await Known(accountId, ct))?.Access;

    /// <summary>Whether a session made with that stamp is still good.</summary>
    public async Task<bool> IsCurrent(Guid accountId, string? stamp, CancellationToken ct) => stamp is not null && (await Known(accountId, ct))?.Stamp == stamp;

    /// <summary>For what was changed past the context, such as by a statement of its own.</summary>
    public void Forget(Guid accountId)
    {
        _mark = null;
        memory.Forget(accountId);
    }

    private async Task<KnownAccount?> Known(Guid id, CancellationToken ct)
    {
        // Before the grants: what is read after a newer mark can only be as new or newer.
        var mark = _mark ??= await memory.Mark(db, ct);
        var now = clock.GetUtcNow();
        if (memory.Find(id, mark, now) is { } there) return there.Account;
        var known = await Read(id, now, ct);
        memory.Keep(id, new(mark, now, await Changes(id, now, ct), known));
        return known;
    }

    private async Task<KnownAccount?> Read(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().Where(a => a.Id == id && a.DisabledAt == null)
            .Select(a => new { a.UserName, a.DisplayName, a.Organisation, a.SecurityStamp }).SingleOrDefaultAsync(ct);
        if (account is null) return null;
        var held = await holdings.Of(id, now, ct);
        var principals = held.Lent.Select(h => h.Loan!.PrincipalId).Distinct().ToList();
        var lenders = principals.Count == 0 ? [] : await db.Accounts.Where(a => principals.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.UserName, ct);
        var own = Places(held.Own);
        var lent = Beyond(held.Lent, own, lenders);
        return new(new(id, account.UserName, account.DisplayName, account.Organisation, Union(own, lent)) { Lent = lent }, account.SecurityStamp);
    }

    /// <summary>The next instant at which something that is known already begins or ends; at the latest the end of the day, because the tree of
    /// areas may be another one tomorrow.</summary>
    private async Task<DateTimeOffset> Changes(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var loans = await db.Delegations.AsNoTracking().Where(d => d.DelegateId == id && d.Until > now).Select(d => new { d.PrincipalId, d.From, d.Until }).ToListAsync(ct);
        var ids = loans.Select(d => d.PrincipalId).Append(id).ToList();
        var grants = await db.Grants.AsNoTracking().Where(g => ids.Contains(g.AccountId) && (g.From > now || g.Until > now)).Select(g => new { g.From, g.Until }).ToListAsync(ct);
        return loans.SelectMany(d => new DateTimeOffset?[] { d.From, d.Until }).Concat(grants.SelectMany(g => new[] { g.From, g.Until }))
            .OfType<DateTimeOffset>().Where(at => at > now).Append(now.LocalDate().AddDays(1).Start()).Min();
    }

    private static Dictionary<string, IReadOnlyList<Scope>> Places(IEnumerable<Holding> own) => own
        .GroupBy(h => h.Permission.Name, h => h.At, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Widest([.. g.Distinct()]), StringComparer.Ordinal);

    private static List<Lent> Beyond(IEnumerable<Holding> lent, Dictionary<string, IReadOnlyList<Scope>> own, Dictionary<Guid, string> lenders) =>
        [.. lent.Where(h => !own.GetValueOrDefault(h.Permission.Name, []).Any(place => place.Contains(h.At)))
            .Select(h => new Lent(h.Permission.Name, h.At, lenders[h.Loan!.PrincipalId])).Distinct()];

    private static Dictionary<string, IReadOnlyList<Scope>> Union(Dictionary<string, IReadOnlyList<Scope>> own, List<Lent> lent)
    {
        var all = new Dictionary<string, IReadOnlyList<Scope>>(own, StringComparer.Ordinal);
        foreach (var more in lent.GroupBy(l => l.Permission, l => l.At, StringComparer.Ordinal)) all[more.Key] = [.. all.GetValueOrDefault(more.Key, []), .. more.Distinct()];
        return all;
    }

    // A place inside another one that is held too would only make queries longer.
    private static IReadOnlyList<Scope> Widest(List<Scope> places) => [.. places.Where(p => !places.Exists(other => other != p && other.Contains(p)))];
}
