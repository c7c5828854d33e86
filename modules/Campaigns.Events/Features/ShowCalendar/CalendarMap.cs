using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
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
    private const int Width = 760;
    private const int Margin = 24;

    public async Task<CalendarMap?> Of(CalendarSpan span, string? area, IReadOnlyList<EventWithSeats> events, CancellationToken ct)
    {
        if (span.View is not CalendarView.Map) return null;
        var communes = await units.List(UnitLevel.Commune, span.Anchor, string.IsNullOrEmpty(area) ? null : area, ct);
        var byUnit = events.GroupBy(e => e.Row.UnitCode).ToDictionary(g => g.Key, g => g.Count());
        var hosts = await units.Many([.. byUnit.Keys], span.Anchor, ct);
        var all = communes.Concat(hosts.Values).DistinctBy(u => u.Code).Where(u => (u.Lat, u.Lon) != (0, 0)).ToList();
        if (all.Count == 0) return new(Width, Margin, [], [], events.Count);

        var frame = Frame.Around(all);
        var most = byUnit.Count == 0 ? 1 : byUnit.Values.Max();
        return new(Width, frame.Height,
            [.. communes.Where(all.Contains).Select(u => frame.Dot(u, 2, 0))],
            [.. hosts.Values.Where(all.Contains).OrderByDescending(u => byUnit[u.Code]).Select(u => frame.Dot(u, 6 + 16 * Math.Sqrt((double)byUnit[u.Code] / most), byUnit[u.Code]))],
            byUnit.Where(u => all.TrueForAll(known => known.Code != u.Key)).Sum(u => u.Value));
    }

    // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
    private sealed record Frame(double West, double North, double Scale, double Squeeze, int Height)
    {
        public static Frame Around(IReadOnlyList<Unit> all)
        {
            var (south, north, west, east) = (all.Min(u => u.Lat), all.Max(u => u.Lat), all.Min(u => u.Lon), all.Max(u => u.Lon));
            var squeeze = Math.Cos(double.DegreesToRadians((south + north) / 2));
            var scale = (Width - 2 * Margin) / Math.Max(0.05, (east - west) * squeeze);
            return new(west, north, scale, squeeze, (int)((north - south) * scale) + 2 * Margin);
        }

        public MapDot Dot(Unit unit, double radius, int count) => new(unit.Code, PlaceName.Short(unit.FullName),
            Math.Round(Margin + (unit.Lon - West) * Squeeze * Scale, 1), Math.Round(Margin + (North - unit.Lat) * Scale, 1), Math.Round(radius, 1), count);
    }
}
