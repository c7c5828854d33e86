using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.GrantRole;

/// <summary>Gives an account a role at a place, for one organisation or both, from one day to another.</summary>
/// <param name="AccountId">Who.</param>
/// <param name="RoleKey">Which role.</param>
/// <param name="Place">Path of the place; empty: everywhere.</param>
/// <param name="Organisation">Organisation code; empty: both.</param>
/// <param name="From">First day; null: from now on.</param>
/// <param name="To">Last day; null: without end.</param>
internal sealed record GrantRole(Guid AccountId, string? RoleKey, string? Place, string? Organisation, DateOnly? From, DateOnly? To) : ICommand<Guid>
{
    public Scope At => new(Place ?? "", string.IsNullOrEmpty(Organisation) ? null : Organisation);

    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrEmpty(RoleKey)) yield return Refusals.RoleMissing;
        if (To < From) yield return Refusals.EndsBeforeItBegins;
    }
}

internal sealed class GrantRoleHandler(AccountsDbContext db, Granting granting, IActor actor, IAudit audit, TimeProvider clock) : IHandler<GrantRole, Guid>
{
    public async Task<Result<Guid>> Handle(GrantRole command, CancellationToken ct)
    {
        if (!await db.Accounts.InSightOf(db, actor, Permissions.ManageGrants).AnyAsync(a => a.Id == command.AccountId, ct)) return Refusals.NoSuchAccount;
        if (command.To < clock.Today()) return Refusals.EndsInThePast;

        // One grant at a time: two that are harmless alone must not come together unseen.
        await using var turn = await db.LockNamesAsync(["accounts.grants"], ct);
        if (await granting.Against(command, ct) is { } refusal) return refusal;
        var grant = Grant.Of(command.AccountId, command.RoleKey!, command.At, command.From?.Start() ?? clock.GetUtcNow(), command.To?.AddDays(1).Start(), actor.Name);
        db.Add(grant);
        audit.Note("accounts.role-granted", new("accounts.account", command.AccountId), new { grant = grant.Id, grant.RoleKey, grant.ScopePath, grant.Organisation, command.From, command.To });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return grant.Id;
    }
}
