using Campaigns.Kernel.Navigation;

namespace Campaigns.Accounts;

/// <summary>The start page for everybody; accounts and roles for those who look after them.</summary>
internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder
        .Add(NavigationGroup.Today, "accounts.today", "/admin", "", "home", -100)
        .Add(NavigationGroup.System, "accounts.accounts", "/admin/users", Permissions.ViewAccounts, "users", 10)
        .Add(NavigationGroup.System, "accounts.roles", "/admin/roles", Permissions.ViewRoles, "shield-check", 20);
}
