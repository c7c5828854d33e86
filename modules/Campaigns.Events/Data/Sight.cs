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
    public static IQueryable<Event> Coming(this IQueryable<Event> events, DateTimeOffset now)
    {
        // What began longer ago than an event lasts is over; said, so that the index of starts leads past all that was ever held.
        var first = now - EventPlan.Longest;
        return events.Where(e => e.StartsAt > first && e.EndsAt > now && (e.Status == EventStatus.Published || e.Status == EventStatus.Running));
    }

    /// <summary>Events the actor may plan.</summary>
    public static IQueryable<Event> Within(this IQueryable<Event> events, IActor actor) => events.Within(actor, Permissions.Plan);
}
