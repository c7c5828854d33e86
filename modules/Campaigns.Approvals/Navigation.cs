using Campaigns.Kernel.Navigation;

namespace Campaigns.Approvals;

/// <summary>The inbox in the admin menu, for whoever is usually asked.</summary>
internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder.Add(NavigationGroup.Today, "approvals.inbox", "/admin/approvals", Permissions.Inbox, "inbox", order: 20);
}
