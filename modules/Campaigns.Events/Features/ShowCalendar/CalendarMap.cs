using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.Shared;
using Campaigns.Network.Contracts;

namespace Campaigns.Events.Features.ShowCalendar;

/// <summary>The communes as small dots, events as circles whose area follows their number; drawn from our own coordinates, so that no map is
/// asked for elsewhere.</summary>
/// <param name="Width">Of the drawing, in its own units.</param>
internal sealed record CalendarMap(int Width, int Height, IReadOnlyList<MapDot> Ground, IReadOnlyList<MapDot> Places, int Unplaced);

/// <param name="Code">Unit code, for the list behind it.</param>
internal sealed record MapDot(string Code, string Name, double X, double Y, double Radius, int Count);

/// <summary>Draws the map.</summary>
internal sealed class CalendarMaps(IUnits units)
{
    public async Task<CalendarMap?> Of(CalendarSpan span, string? area, IReadOnlyList<EventWithSeats> events, CancellationToken ct)
    {
        if (span.View is not CalendarView.Map) return null;
        var communes = await units.List(UnitLevel.Commune, span.Anchor, string.IsNullOrEmpty(area) ? null : area, ct);
        var byUnit = events.GroupBy(e => e.Row.UnitCode).ToDictionary(g => g.Key, g => g.Count());
        var hosts = await units.Many([.. byUnit.Keys], span.Anchor, ct);
        var all = communes.Concat(hosts.Values).DistinctBy(u => u.Code).Where(u => (u.Lat, u.Lon) != (0, 0)).ToList();
        if (all.Count == 0) return new(MapFrame.Width, MapFrame.Margin, [], [], events.Count);

        var frame = MapFrame.Around(all.Select(u => (u.Lat, u.Lon)));
        var most = byUnit.Count == 0 ? 1 : byUnit.Values.Max();
        return new(MapFrame.Width, frame.Height,
            [.. communes.Where(all.Contains).Select(u => Dot(frame, u, 2, 0))],
            [.. hosts.Values.Where(all.Contains).OrderByDescending(u => byUnit[u.Code]).Select(u => Dot(frame, u, 6 + 16 * Math.Sqrt((double)byUnit[u.Code] / most), byUnit[u.Code]))],
            byUnit.Where(u => all.TrueForAll(known => known.Code != u.Key)).Sum(u => u.Value));
    }

    private static MapDot Dot(MapFrame frame, Unit unit, double radius, int count)
    {
        var (x, y) = frame.At(unit.Lat, unit.Lon);
        return new(unit.Code, PlaceName.Short(unit.FullName), x, y, Math.Round(radius, 1), count);
    }
}
