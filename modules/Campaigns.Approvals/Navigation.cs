using Campaigns.Kernel.Navigation;

namespace Campaigns.Approvals;

/// <summary>The inbox in the admin menu, for whoever is usually asked; and the routes.</summary>
internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder.Add(NavigationGroup.Today, "approvals.inbox", "/admin/approvals", Permissions.Inbox, "inbox", order: 20)
        .Add(NavigationGroup.System, "approvals.routes", "/admin/workflows", Permissions.RouteRead, "route", order: 60);
}
