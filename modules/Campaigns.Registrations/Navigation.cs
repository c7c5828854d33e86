using Campaigns.Kernel.Navigation;

namespace Campaigns.Registrations;

/// <summary>The desk in the admin menu, for whoever works it.</summary>
internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder.Add(NavigationGroup.Events, "registrations.desk", "/desk", Permissions.CheckIn, "clipboard-check", order: 40);
}
