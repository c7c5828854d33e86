using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.ChangeRole;

/// <summary>Forgets what was decided for a role: one of the product follows the modules again; one of the house's own is gone, once nobody holds it.</summary>
internal sealed record ResetRole(string Key) : ICommand<Done>;

internal sealed class ResetRoleHandler(AccountsDbContext db, RolePermissions roles, IAudit audit, TimeProvider clock) : IHandler<ResetRole, Done>
{
    public async Task<Result<Done>> Handle(ResetRole command, CancellationToken ct)
    {
        if (await roles.Find(command.Key, ct) is not { } before) return Refusals.NoSuchRole;
        if (before.Decided is null) return Done.It;
        var now = clock.GetUtcNow();
        if (!before.IsOfTheProduct && await db.Grants.AnyAsync(g => g.RoleKey == command.Key && (g.Until == null || g.Until > now), ct)) return Refusals.RoleInUse;

        db.Remove(await db.Roles.SingleAsync(r => r.Key == command.Key, ct));
        audit.Note(before.IsOfTheProduct ? "accounts.role-reset" : "accounts.role-removed", new("accounts.role", before.Decided.Id), new { command.Key, held = before.Permissions.Select(p => p.Name) });
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}
