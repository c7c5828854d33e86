using Campaigns.Kernel.Navigation;

namespace Campaigns.Notifications;

internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) =>
        builder.Add(NavigationGroup.Content, "notifications.nav-outbox", "/admin/outbox", Permissions.View, "message", 10);
}
