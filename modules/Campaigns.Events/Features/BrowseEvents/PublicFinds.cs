using System.Linq.Expressions;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.BrowseEvents;

/// <summary>As much of a meeting as a month and a map show.</summary>
internal sealed record PublicFind(Guid Id, string Slug, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Capacity, string UnitCode, string UnitName, FoundHall? Hall)
{
    public static readonly Expression<Func<Event, PublicFind>> Read = e => new PublicFind(e.Id, e.Slug, e.Title, e.StartsAt, e.EndsAt, e.Capacity, e.UnitCode, e.UnitName,
        e.Venue == null ? null : new FoundHall(e.Venue.Id, e.Venue.Name, e.Venue.Address, e.Venue.Lat, e.Venue.Lon));

    /// <summary>Each day it lasts.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, EndsAt.AddTicks(-1).LocalDate().DayNumber - StartsAt.LocalDate().DayNumber + 1).Select(StartsAt.LocalDate().AddDays);

    public string Place => Hall?.Name ?? UnitName;
}

internal sealed record FoundHall(Guid Id, string Name, string Address, double? Lat, double? Lon);

/// <summary>Meetings, soonest first, in the light form.</summary>
internal sealed class PublicFinds(ISeats seats)
{
    /// <param name="events">Already narrowed to what may be seen and is asked for.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="free">Only those with a seat left.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>And whether there are more.</returns>
    public async Task<(IReadOnlyList<PublicFind> Found, bool More)> Read(IQueryable<Event> events, int most, bool free, CancellationToken ct)
    {
        var found = await events.OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(most + 1).Select(PublicFind.Read).ToListAsync(ct);
        var more = found.Count > most;
        if (more) found.RemoveAt(most);
        if (!free || found.Count == 0) return (found, more);
        var counts = await seats.Count([.. found.Select(f => f.Id)], ct);
        return ([.. found.Where(f => counts.GetValueOrDefault(f.Id, SeatCounts.None).Taken < f.Capacity)], more);
    }
}
