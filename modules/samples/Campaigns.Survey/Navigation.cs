using Campaigns.Kernel.Navigation;

namespace Campaigns.Survey;

internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder.Add(NavigationGroup.Events, "survey.menu", "/admin/surveys", Permissions.ViewResults, "star", order: 60);
}
