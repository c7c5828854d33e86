using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.ChangeRole;

/// <summary>What a role holds from now on, and what one of the house's own is called. Refused when it breaks the separation of duties.</summary>
/// <param name="Key">Which.</param>
/// <param name="Name">Its new name; ignored for a role of the product.</param>
/// <param name="Permissions">All it is to hold.</param>
/// <param name="Seen">Version of its row that was read; null where there was none.</param>
internal sealed record ChangeRole(string Key, string? Name, IReadOnlyCollection<string> Permissions, int? Seen) : ICommand<Done>;

internal sealed class ChangeRoleHandler(AccountsDbContext db, RolePermissions roles, RoleRules rules, IAudit audit) : IHandler<ChangeRole, Done>
{
    public async Task<Result<Done>> Handle(ChangeRole command, CancellationToken ct)
    {
        if (await roles.Find(command.Key, ct) is not { } before) return Refusals.NoSuchRole;
        if (before.Decided?.Version != command.Seen) return Refusals.RoleChanged;
        if (rules.Against(command.Key, before.Origin, command.Name, command.Permissions) is { } wrong) return wrong with { Field = wrong.Code == Refusals.PermissionUnknown.Code ? null : wrong.Field };

        var after = before.Decided is null ? db.Add(Role.Decide(command.Key, null, command.Permissions)).Entity : await db.Roles.SingleAsync(r => r.Key == command.Key, ct);
        // What belongs to a module that is off was not shown, so nobody decided against it.
        var hidden = after.Permissions.Where(name => roles.All.All(p => p.Name != name)).ToList();
        after.Hold(command.Permissions.Concat(hidden));
        if (!before.IsOfTheProduct) after.Rename(command.Name!);
        var (was, now) = (before.Permissions.Select(p => p.Name).ToList(), command.Permissions);
        audit.Note("accounts.role-changed", new("accounts.role", after.Id), new { after.Key, given = now.Except(was), taken = was.Except(now) });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            return Refusals.RoleChanged; // Somebody else decided in the same moment.
        }

        return Done.It;
    }
}
