using Campaigns.Kernel.Security;

namespace Campaigns.Accounts;

/// <summary>What can be granted in this module. One's own account needs no grant.</summary>
internal sealed class Permissions : IPermissionProvider
{
    public const string ViewAccounts = "accounts.accounts-view";
    public const string ViewRoles = "accounts.roles-view";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(ViewAccounts, Roles.Admin, Roles.Auditor),
        new(ViewRoles, Roles.Admin, Roles.Auditor),
    ];
}
