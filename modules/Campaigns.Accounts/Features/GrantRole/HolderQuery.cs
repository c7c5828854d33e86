using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.ListAccounts;
using Campaigns.Accounts.Features.ListRoles;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.GrantRole;

/// <summary>An account with everything it holds, held and will hold.</summary>
internal sealed record Holder(HolderAccount Account, IReadOnlyList<HolderGrant> Grants, IReadOnlyList<HolderLoan> Loans);

internal sealed record HolderAccount(Guid Id, string UserName, string DisplayName, string? Organisation, bool Disabled);

/// <param name="Mine">Whether it lies within the places in which the caller gives roles.</param>
internal sealed record HolderGrant(Guid Id, string Role, string RoleKey, string Place, string? Organisation, DateTimeOffset? From, DateTimeOffset? Until, string? GrantedBy, Standing Standing, bool Mine);

/// <param name="Gives">Whether this account is the one who lends.</param>
internal sealed record HolderLoan(string Other, bool Gives, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> Permissions, Standing Standing);

/// <summary>Where something with a beginning and an end stands.</summary>
internal enum Standing
{
#pragma warning disable CS1591 // The names say it.
    Holds, Coming, Ended,
#pragma warning restore CS1591
}

internal sealed class HolderQuery(AccountsDbContext db, RoleNames roles, Places places, IActor actor, TimeProvider clock)
{
    // The page shows the newest; more than anybody gathers in years.
    private const int Most = 100;

    /// <summary>Null: not there, or nobody who acts in the caller's places.</summary>
    public async Task<Holder?> Find(Guid id, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().InSightOf(db, actor, Permissions.ViewAccounts).Where(a => a.Id == id)
            .Select(a => new HolderAccount(a.Id, a.UserName, a.DisplayName, a.Organisation, a.DisabledAt != null)).SingleOrDefaultAsync(ct);
        return account is null ? null : new(account, await Grants(id, ct), await Loans(id, ct));
    }

    private async Task<IReadOnlyList<HolderGrant>> Grants(Guid id, CancellationToken ct)
    {
        var grants = await db.Grants.AsNoTracking().Where(g => g.AccountId == id).OrderByDescending(g => g.Id).Take(Most).ToListAsync(ct);
        var (nameOf, placeOf, now) = (await roles.ByKey(ct), await places.Named(grants.Select(g => g.ScopePath), ct), clock.GetUtcNow());
        var mine = actor.Where(Permissions.ManageGrants);
        return [.. grants.Select(g => new HolderGrant(g.Id, nameOf(g.RoleKey), g.RoleKey, placeOf(g.ScopePath), g.Organisation, g.From, g.Until, g.GrantedBy,
            Of(g.From, g.Until, now), mine.Any(m => m.Contains(g.At)))).OrderBy(g => g.Standing)];
    }

    private async Task<IReadOnlyList<HolderLoan>> Loans(Guid id, CancellationToken ct)
    {
        var loans = await db.Delegations.AsNoTracking().Where(d => d.PrincipalId == id || d.DelegateId == id).OrderByDescending(d => d.Id).Take(Most).ToListAsync(ct);
        var others = loans.Select(d => d.PrincipalId == id ? d.DelegateId : d.PrincipalId).Distinct().ToList();
        var names = await db.Accounts.Where(a => others.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
        var now = clock.GetUtcNow();
        return [.. loans.Select(d => new HolderLoan(names[d.PrincipalId == id ? d.DelegateId : d.PrincipalId], d.PrincipalId == id, d.From, d.When.End, d.Permissions, Of(d.From, d.When.End, now)))];
    }

    public static Standing Of(DateTimeOffset? from, DateTimeOffset? until, DateTimeOffset now) =>
        until <= now ? Standing.Ended : from > now ? Standing.Coming : Standing.Holds;
}
