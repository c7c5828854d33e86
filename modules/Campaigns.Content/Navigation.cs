using Campaigns.Kernel.Navigation;

namespace Campaigns.Content;

internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) =>
        builder
        .Add(NavigationGroup.Content, "content.nav-announcements", "/admin/announcements", Permissions.View, "news")
        .Add(NavigationGroup.Content, "content.media", "/admin/media", Permissions.ViewMedia, "eye");
}
