using Campaigns.Kernel.Navigation;

namespace Campaigns.People;

internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder.Add(NavigationGroup.People, "people.people", "/admin/people", Permissions.View, "users", 10);
}
