using Campaigns.Kernel.Security;

namespace Campaigns.Accounts;

/// <summary>What can be granted in this module. One's own account, and lending what one holds while away, need no grant.</summary>
internal sealed class Permissions : IPermissionProvider
{
    /// <summary>See the accounts that may act in one's own places, what they hold and why.</summary>
    public const string ViewAccounts = "accounts.accounts-view";

    /// <summary>Invite, close and reopen accounts, and send their links again.</summary>
    public const string EditAccounts = "accounts.accounts-edit";

    public const string ViewRoles = "accounts.roles-view";

    /// <summary>Give and end roles within one's own places.</summary>
    public const string ManageGrants = "accounts.grants-manage";

    /// <summary>Decide what a role is made of.</summary>
    public const string ManageRoles = "accounts.roles-manage";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(ViewAccounts, Roles.Admin, Roles.Auditor),
        new(EditAccounts, Roles.Admin) { Duty = Duties.Administer },
        new(ViewRoles, Roles.Admin, Roles.Auditor) { SiteWide = true },
        new(ManageGrants, Roles.Admin) { Duty = Duties.Administer },
        new(ManageRoles, Roles.Admin) { Duty = Duties.Administer, SiteWide = true },
    ];
}
