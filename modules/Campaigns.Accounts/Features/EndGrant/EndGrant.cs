using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Data;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.EndGrant;

/// <summary>Takes a role back, from this moment. The row stays: it tells who held what.</summary>
internal sealed record EndGrant(Guid AccountId, Guid GrantId) : ICommand<Done>;

internal sealed class EndGrantHandler(AccountsDbContext db, RolePermissions roles, IActor actor, IAudit audit, TimeProvider clock) : IHandler<EndGrant, Done>
{
    public async Task<Result<Done>> Handle(EndGrant command, CancellationToken ct)
    {
        await using var turn = await db.LockNamesAsync(["accounts.grants"], ct);
        var grant = await db.Grants.Within(actor, Permissions.ManageGrants).SingleOrDefaultAsync(g => g.Id == command.GrantId && g.AccountId == command.AccountId, ct);
        if (grant is null || !actor.Where(Permissions.ManageGrants).Any(mine => mine.Contains(grant.At))) return Refusals.NoSuchGrant;
        var now = clock.GetUtcNow();
        if (grant.Until <= now) return Done.It;
        if (grant.HoldsAt(now) && await IsLast(grant, ct)) return Refusals.LastAdmin;

        grant.End(now);
        audit.Note("accounts.grant-ended", new("accounts.account", grant.AccountId), new { grant = grant.Id, grant.RoleKey, grant.ScopePath, grant.Organisation });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return Done.It;
    }

    // Somebody must always be able to give roles everywhere, without a last day.
    private async Task<bool> IsLast(Grant ending, CancellationToken ct)
    {
        if (!ending.At.IsEverything) return false;
        var now = clock.GetUtcNow();
        var wide = (await db.Grants.AsNoTracking().Where(g => g.ScopePath == "" && g.Organisation == null && g.Until == null && db.Accounts.Any(a => a.Id == g.AccountId && a.DisabledAt == null))
            .ToListAsync(ct)).Where(g => g.HoldsAt(now)).ToList();
        var held = await roles.Of([.. wide.Select(g => g.RoleKey).Append(ending.RoleKey).Distinct()], ct);
        return Gives(held[ending.RoleKey]) && !wide.Exists(g => g.Id != ending.Id && Gives(held[g.RoleKey]));
    }

    private static bool Gives(RoleContent role) => role.Permissions.Any(p => p.Name == Permissions.ManageGrants);
}
