using Campaigns.Kernel.Navigation;

namespace Company.Pledges;

internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder.Add(NavigationGroup.Events, "pledges.menu", "/admin/pledges", Permissions.View, "list", order: 90);
}
