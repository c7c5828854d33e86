using Campaigns.Accounts.Contracts;
using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.CheckAccess;

/// <summary>One reason why somebody holds a permission somewhere.</summary>
/// <param name="Permission">Which.</param>
/// <param name="At">Where, on the map of the day.</param>
/// <param name="Grant">The grant it comes from.</param>
/// <param name="Role">The granted role.</param>
/// <param name="Loan">The delegation by which it came here; null: the account's own.</param>
internal sealed record Holding(Permission Permission, Scope At, Grant Grant, RoleContent Role, Delegation? Loan = null);

/// <summary>Everything an account holds at one instant, with the reasons.</summary>
internal sealed record Holdings(IReadOnlyList<Holding> Own, IReadOnlyList<Holding> Lent)
{
    public IEnumerable<Holding> All => Own.Concat(Lent);
}

/// <summary>What several accounts hold themselves.</summary>
/// <param name="Held">By account.</param>
/// <param name="Roles">Keys of the product's roles they hold or that theirs began as, by account.</param>
internal sealed record OwnHoldings(ILookup<Guid, Holding> Held, ILookup<Guid, string> Roles)
{
    public IEnumerable<Holding> Of(Guid account) => Held[account];

    public IReadOnlyList<Permission> PermissionsOf(Guid account) => [.. Held[account].Select(h => h.Permission).DistinctBy(p => p.Name)];

    public IReadOnlyList<string> RolesOf(Guid account) => [.. Roles[account].Distinct(StringComparer.Ordinal)];
}

/// <summary>Finds out what accounts hold at an instant: grants in force, what their roles hold, where that place lies on the map of the day,
/// and what others lent.</summary>
internal sealed class HoldingsReader(AccountsDbContext db, RolePermissions roles, IEnumerable<IPlaceTree> trees)
{
    public async Task<Holdings> Of(Guid accountId, DateTimeOffset now, CancellationToken ct)
    {
        var loans = (await db.Delegations.AsNoTracking().Where(d => d.DelegateId == accountId && d.Until > now).ToListAsync(ct)).Where(d => d.HoldsAt(now)).ToList();
        var own = await Own([accountId, .. loans.Select(d => d.PrincipalId).Distinct()], now, ct);
        return new([.. own.Of(accountId)], [.. loans.SelectMany(loan => Lent(loan, own))]);
    }

    /// <summary>What accounts hold themselves, without what was lent to them. Closed accounts hold nothing.</summary>
    public async Task<OwnHoldings> Own(IReadOnlyCollection<Guid> accounts, DateTimeOffset now, CancellationToken ct)
    {
        var grants = (await db.Grants.AsNoTracking().Where(g => accounts.Contains(g.AccountId) && (g.Until == null || g.Until > now)
            && db.Accounts.Any(a => a.Id == g.AccountId && a.DisabledAt == null)).ToListAsync(ct)).Where(g => g.HoldsAt(now)).ToList();
        var held = await roles.Of([.. grants.Select(g => g.RoleKey).Distinct()], ct);
        var same = await Follow([.. grants.Select(g => g.ScopePath).Where(p => p.Length > 0).Distinct()], now.LocalDate(), ct);
        return new(grants.SelectMany(g => Reasons(g, held[g.RoleKey], [g.ScopePath, .. same[g.ScopePath]])).ToLookup(h => h.Grant.AccountId),
            grants.Where(g => held[g.RoleKey].Origin is not null).ToLookup(g => g.AccountId, g => held[g.RoleKey].Origin!));
    }

    private static IEnumerable<Holding> Reasons(Grant grant, RoleContent role, IReadOnlyList<string> paths) =>
        from permission in role.Permissions
        where !permission.SiteWide || !grant.ScopePath.Contains('/', StringComparison.Ordinal)
        from path in paths
        select new Holding(permission, new(path, grant.Organisation), grant, role);

    // The lender's own and nothing that was lent to them; and nothing that must not come together with what the stand-in holds.
    private static IEnumerable<Holding> Lent(Delegation loan, OwnHoldings own)
    {
        var (roles, permissions) = (own.RolesOf(loan.DelegateId), own.PermissionsOf(loan.DelegateId));
        return own.Of(loan.PrincipalId).Where(h => loan.Covers(h.Permission.Name) && SeparationOfDuties.MayBorrow(roles, permissions, h.Permission))
            .Select(h => h with { Loan = loan });
    }

    private async Task<ILookup<string, string>> Follow(IReadOnlyCollection<string> paths, DateOnly day, CancellationToken ct)
    {
        var found = new List<(string Path, string Same)>();
        if (paths.Count > 0)
            foreach (var tree in trees)
                foreach (var (path, same) in await tree.Follow(paths, day, ct)) found.AddRange(same.Select(s => (path, s)));
        return found.ToLookup(f => f.Path, f => f.Same, StringComparer.Ordinal);
    }
}
