using Campaigns.Kernel.Navigation;

namespace Campaigns.Insurance;

internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder
        .Add(NavigationGroup.People, "insurance.enrolments", "/admin/enrolments", Permissions.EnrolmentsRead, "user-check", 30)
        .Add(NavigationGroup.System, "insurance.rules", "/admin/rules", Permissions.RulesRead, "file-text", 20);
}
