using Campaigns.Accounts.Data;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.ListAccounts;

internal sealed record AccountRow(Guid Id, string UserName, string DisplayName, bool Disabled, DateTimeOffset? LockedUntil, IReadOnlyList<AccountRowGrant> Grants);

internal sealed record AccountRowGrant(string RoleKey, string ScopePath, string? Organisation);

/// <summary>Accounts that may act in the caller's places.</summary>
internal sealed class ListAccountsQuery(AccountsDbContext db, IActor actor, TimeProvider clock)
{
    public async Task<Paged<AccountRow>> Run(string? q, string? cursor, CancellationToken ct)
    {
        var accounts = db.Accounts.AsNoTracking().InSightOf(db, actor, Permissions.ViewAccounts);
        var asked = Folding.Fold(q);
        if (asked.Length > 0) accounts = accounts.Where(a => a.SearchName.Contains(asked));
        var page = await accounts.PageById(50, cursor, a => new { a.Id, a.UserName, a.DisplayName, Disabled = a.DisabledAt != null, a.LockedUntil }, ct);

        var ids = page.Items.Select(a => a.Id).ToList();
        var now = clock.GetUtcNow();
        var grants = (await db.Grants.AsNoTracking().Where(g => ids.Contains(g.AccountId)).ToListAsync(ct)).Where(g => g.HoldsAt(now)).ToLookup(g => g.AccountId, g => new AccountRowGrant(g.RoleKey, g.ScopePath, g.Organisation));
        return new([.. page.Items.Select(a => new AccountRow(a.Id, a.UserName, a.DisplayName, a.Disabled, a.LockedUntil, [.. grants[a.Id]]))], page.Next);
    }
}
