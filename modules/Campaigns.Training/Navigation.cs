using Campaigns.Kernel.Navigation;

namespace Campaigns.Training;

internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder
        .Add(NavigationGroup.Training, "training.courses", "/admin/courses", Permissions.View, "school", 10)
        .Add(NavigationGroup.Training, "training.certifications", "/admin/certifications", Permissions.ViewCertificates, "certificate", 20)
        .Add(NavigationGroup.Training, "training.mine", "/admin/my-training", Permissions.View, "user-check", 30);
}
