using Campaigns.Data.Paging;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Security;

namespace Campaigns.Events.Data;

/// <summary>What the public and the actor may see.</summary>
internal static class Sight
{
    /// <summary>Events that are public, or were before they were cancelled.</summary>
    public static IQueryable<Event> Public(this IQueryable<Event> events) => events.Where(e => e.PublishedAt != null);

    /// <summary>Public events that are to be held and have not ended.</summary>
    public static IQueryable<Event> Coming(this IQueryable<Event> events, DateTimeOffset now) =>
        events.Where(e => e.EndsAt > now && (e.Status == EventStatus.Published || e.Status == EventStatus.Running));

    /// <summary>Events the actor may plan.</summary>
    public static IQueryable<Event> Within(this IQueryable<Event> events, IActor actor) => events.Within(actor, Permissions.Plan);
}
