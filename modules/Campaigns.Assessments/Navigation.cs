using Campaigns.Kernel.Navigation;

namespace Campaigns.Assessments;

internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder
        .Add(NavigationGroup.Training, "assessments.my-papers", "/admin/my-papers", Permissions.Sit, "pencil", 50)
        .Add(NavigationGroup.Training, "assessments.observations", "/admin/observations", Permissions.Observe, "eye", 60)
        .Add(NavigationGroup.Training, "assessments.results", "/admin/paper-results", Permissions.ViewResults, "report", 70)
        .Add(NavigationGroup.Training, "assessments.bank", "/admin/question-bank", Permissions.ViewBank, "database", 80)
        .Add(NavigationGroup.Training, "assessments.blueprints", "/admin/blueprints", Permissions.ViewBank, "list", 90);
}
