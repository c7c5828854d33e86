using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;

namespace Campaigns.Accounts.Features.ChangeRole;

/// <summary>What a role may hold and be called, whichever way it is decided.</summary>
internal sealed class RoleRules(RolePermissions roles)
{
    // Without these nobody could ever decide otherwise again.
    private static readonly string[] AdminsOwn = [Permissions.ViewAccounts, Permissions.ViewRoles, Permissions.ManageGrants, Permissions.ManageRoles];

    /// <summary>The first thing that speaks against it; null: nothing.</summary>
    /// <param name="key">Key of the role.</param>
    /// <param name="origin">The product's role it is or began as; null for neither.</param>
    /// <param name="name">Its name when it is one of the house's own.</param>
    /// <param name="permissions">All it is to hold.</param>
    public Failure? Against(string key, string? origin, string? name, IReadOnlyCollection<string> permissions)
    {
        if (origin != key && Role.KeyOf(name).Length == 0) return Refusals.RoleNameMissing;
        if (name?.Trim().Length > Role.LongestName) return Refusals.RoleNameTooLong;
        var wanted = roles.All.Where(p => permissions.Contains(p.Name)).ToList();
        if (permissions.FirstOrDefault(name => roles.All.All(p => p.Name != name)) is { } unknown) return Refusals.PermissionUnknown.At(unknown);
        if (key == Roles.Admin && !AdminsOwn.All(permissions.Contains)) return Refusals.AdminKeeps;
        return SeparationOfDuties.Against(origin, wanted);
    }
}
