using Campaigns.Kernel.Navigation;

namespace Campaigns.Network;

internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder
        .Add(NavigationGroup.People, "network.staff", "/admin/staff", Permissions.ViewStaff, "user", 20)
        .Add(NavigationGroup.System, "network.areas", "/admin/areas", Permissions.ViewOrganisations, "map-pin", 40)
        .Add(NavigationGroup.System, "network.organisations", "/admin/organisations", Permissions.ViewOrganisations, "building", 50);
}
