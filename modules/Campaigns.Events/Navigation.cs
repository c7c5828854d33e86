using Campaigns.Kernel.Navigation;

namespace Campaigns.Events;

internal sealed class Navigation : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder
        .Add(NavigationGroup.Events, "events.calendar", "/admin/calendar", Permissions.View, "calendar-event", 10)
        .Add(NavigationGroup.Events, "events.events", "/admin/events", Permissions.View, "list", 20)
        .Add(NavigationGroup.Events, "events.venues", "/admin/venues", Permissions.View, "map-pin", 30);
}
