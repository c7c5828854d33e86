namespace Campaigns.Kernel.Navigation;

/// <summary>Adds entries to the admin menu.</summary>
public interface INavigationProvider
{
    /// <summary>Called for each page; must be quick and must not ask a database.</summary>
    void Build(NavigationBuilder builder);
}

/// <summary>Collects menu entries.</summary>
public sealed class NavigationBuilder
{
    private readonly List<NavigationItem> _items = [];

    /// <summary>What was added, by group and order.</summary>
    public IReadOnlyList<NavigationItem> Items => [.. _items.OrderBy(item => item.Group).ThenBy(item => item.Order)];

    /// <summary>Adds an entry.</summary>
    /// <param name="group">The job it belongs to.</param>
    /// <param name="textKey">Text key of the label.</param>
    /// <param name="href">Address without culture, such as <c>/admin/events</c>.</param>
    /// <param name="permission">Hidden without it.</param>
    /// <param name="icon">Name of an icon of the sprite.</param>
    /// <param name="order">Within the group.</param>
    public NavigationBuilder Add(NavigationGroup group, string textKey, string href, string permission, string icon, int order = 0)
    {
        _items.Add(new(group, textKey, href, permission, icon, order));
        return this;
    }
}

/// <summary>One entry; see <see cref="NavigationBuilder.Add"/>.</summary>
public sealed record NavigationItem(NavigationGroup Group, string TextKey, string Href, string Permission, string Icon, int Order);

/// <summary>The groups of the admin menu, by job, in the order shown. Text key <c>ui.nav-&lt;word&gt;</c>.</summary>
public enum NavigationGroup
{
#pragma warning disable CS1591 // The names say it.
    Today, Campaigns, Events, People, Training, Collections, Reports, Content, System,
#pragma warning restore CS1591
}
