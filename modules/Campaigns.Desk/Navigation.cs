using Campaigns.Kernel.Navigation;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Desk;

/// <summary>The desk in the admin menu, for whoever works it.</summary>
internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder.Add(NavigationGroup.Events, "desk.title", "/desk", AttendancePermissions.Record, "clipboard-check", order: 40);
}
