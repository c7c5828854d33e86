namespace Campaigns.Events.Domain;

/// <summary>What the event holds, as rows that the database keeps apart.</summary>
internal sealed partial class Event
{
    private readonly List<Booking> _bookings = [];

    public IReadOnlyList<Booking> Bookings => _bookings;

    // Comes last in whatever changes time, place, people or the hold. Rows that stay are kept, so that nothing is written for nothing.
    private void Book()
    {
        var wanted = Holds ? Wanted().DistinctBy(w => w.Id).ToDictionary(w => w.Id, w => w.IsVenue) : [];
        _bookings.RemoveAll(b => !wanted.ContainsKey(b.ResourceId));
        foreach (var kept in _bookings) kept.MoveTo(StartsAt, EndsAt);
        var there = _bookings.Select(b => b.ResourceId).ToHashSet();
        _bookings.AddRange(wanted.Where(w => !there.Contains(w.Key)).Select(w => Booking.Of(Id, w.Key, w.Value, StartsAt, EndsAt)));
    }

    private IEnumerable<(Guid Id, bool IsVenue)> Wanted()
    {
        if (VenueId is { } hall) yield return (hall, true);
        foreach (var presenter in Presenters) yield return (presenter, false);
    }
}
