using Campaigns.Kernel.Navigation;

namespace Campaigns.Targets;

internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder
        .Add(NavigationGroup.Campaigns, "targets.campaigns", "/admin/campaigns", Permissions.View, "speakerphone", 10)
        .Add(NavigationGroup.Campaigns, "targets.targets", "/admin/targets", Permissions.View, "target", 20)
        .Add(NavigationGroup.Reports, "targets.dashboard", "/admin/dashboard", Permissions.Dashboard, "chart-bar", 10);
}
