using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Booking;

/// <summary>A hall or somebody that an event holds.</summary>
/// <param name="Id">The event.</param>
/// <param name="ResourceId">The hall or the person.</param>
internal sealed record Held(Guid Id, string Title, string UnitCode, string UnitName, DateTimeOffset StartsAt, DateTimeOffset EndsAt, double? Lat, double? Lon, Guid ResourceId, bool IsVenue)
{
    /// <summary>Farther apart in time than this no road in a province is too long.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromHours(8);

    private string Times => $"{Formats.Times(StartsAt, EndsAt)}, {Formats.Day(StartsAt)}";

    /// <summary>What is held of the halls and people of these slots, from so long before to so long after; by the index of what is held, so that it costs the same however
    /// many events there were before.</summary>
    public static IQueryable<Held> Around(EventsDbContext db, IReadOnlyList<Slot> slots, TimeSpan reach)
    {
        var (from, to) = (slots.Min(s => s.When.Start) - reach, slots.Max(s => s.When.End) + reach);
        var first = from - EventPlan.Longest;
        var wanted = slots.SelectMany(s => s.Venue is { } venue ? s.Presenters.Keys.Append(venue.Id) : s.Presenters.Keys).Distinct().ToList();
        return db.Bookings.AsNoTracking().Where(b => wanted.Contains(b.ResourceId) && b.StartsAt > first && b.StartsAt < to && b.EndsAt > from)
            .Join(db.Events, b => b.EventId, e => e.Id, (b, e) => new { b, e }).OrderBy(x => x.b.StartsAt).ThenBy(x => x.b.EventId)
            .Select(x => new Held(x.e.Id, x.e.Title, x.e.UnitCode, x.e.UnitName, x.b.StartsAt, x.b.EndsAt, x.e.Venue!.Lat, x.e.Venue!.Lon, x.b.ResourceId, x.b.IsVenue));
    }

    /// <summary>At the same time, for another event: both cannot be.</summary>
    public bool Clashes(Slot slot) => Id != slot.EventId && StartsAt < slot.When.End && EndsAt > slot.When.Start && (IsVenue ? slot.Venue?.Id == ResourceId : slot.Presenters.ContainsKey(ResourceId));

    /// <summary>Somebody's talk shortly before or after.</summary>
    public bool IsNear(Slot slot) => !IsVenue && Id != slot.EventId && slot.Presenters.ContainsKey(ResourceId) && StartsAt < slot.When.End + Reach && EndsAt > slot.When.Start - Reach
        && (EndsAt <= slot.When.Start || StartsAt >= slot.When.End);

    /// <summary>The clash as it is told.</summary>
    public EventConflict Against(Slot slot) => IsVenue
        ? new("venue-double-booked", Id.ToString(), true, slot.Venue!.Name, Title, Times)
        : new("presenter-double-booked", Id.ToString(), true, slot.Presenters[ResourceId], PlaceName.Short(UnitName), Times);
}
