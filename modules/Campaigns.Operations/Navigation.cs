using Campaigns.Kernel.Navigation;
using Campaigns.Kernel.Time;

namespace Campaigns.Operations;

internal sealed class Navigation(IDemoWorld demo) : INavigationProvider
{
    public void Build(NavigationBuilder builder)
    {
        builder
            .Add(NavigationGroup.System, "operations.features", "/admin/modules", Permissions.ManageFeatures, "puzzle", 30)
            .Add(NavigationGroup.System, "operations.settings", "/admin/settings", Permissions.ManageSettings, "settings", 35)
            .Add(NavigationGroup.System, "operations.audit", "/admin/audit", Permissions.ViewAudit, "history", 40)
            .Add(NavigationGroup.System, "operations.title", "/admin/operations", Permissions.ViewJobs, "list", 50);
        if (demo.Available) builder.Add(NavigationGroup.System, "operations.demo", "/admin/system/demo", Permissions.ManageDemo, "clock", 60);
    }
}
