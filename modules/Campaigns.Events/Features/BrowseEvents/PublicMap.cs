using System.Globalization;
using System.Text;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Shared;
using Campaigns.Network.Contracts;

namespace Campaigns.Events.Features.BrowseEvents;

/// <summary>The halls on a map, drawn from our own coordinates so that no map is asked for elsewhere.</summary>
/// <param name="Ground">The communes as dots: the data of one path.</param>
/// <param name="Cut">There are more meetings than are shown.</param>
internal sealed record PublicMap(int Height, string Ground, IReadOnlyList<PublicPlace> Places, bool Cut)
{
    public int Meetings => Places.Sum(p => p.Meetings.Count);
}

/// <summary>A hall, or a commune whose hall is not known.</summary>
/// <param name="Key">For links within the page.</param>
/// <param name="Lat">Null: nobody knows where it lies, and it is only in the list.</param>
internal sealed record PublicPlace(string Key, string Name, string Address, double? Lat, double? Lon, double X, double Y, double Radius, IReadOnlyList<PublicFind> Meetings);

/// <summary>Draws it.</summary>
internal sealed class PublicMaps(PublicFinds finds, IUnits units)
{
    // The soonest ones; who looks farther ahead narrows by place or day.
    private const int Most = 300;

    public async Task<PublicMap> Read(IQueryable<Event> events, string? area, DateOnly today, bool free, CancellationToken ct)
    {
        var (found, more) = await finds.Read(events, Most, free, ct);
        var hosts = await units.Many([.. found.Where(f => f.Hall?.Lat is null).Select(f => f.UnitCode).Distinct()], today, ct);
        var places = found.GroupBy(f => f.Hall?.Id.ToString("N") ?? f.UnitCode).Select(g => (g.Key, Meetings: g.ToList(), At: Where(g.First(), hosts))).ToList();
        var ground = (await units.List(UnitLevel.Commune, today, area, ct)).Where(u => (u.Lat, u.Lon) != (0, 0)).Select(u => (u.Lat, u.Lon)).ToList();
        var points = ground.Concat(places.Where(p => p.At is not null).Select(p => p.At!.Value)).ToList();
        if (points.Count == 0) return new(0, "", [.. places.Select(p => Listed(p.Key, p.Meetings))], more);

        var frame = MapFrame.Around(points);
        return new(frame.Height, Dots(frame, ground), [.. places.Select(p => p.At is { } at ? Drawn(p.Key, p.Meetings, at, frame) : Listed(p.Key, p.Meetings))], more);
    }

    private static (double Lat, double Lon)? Where(PublicFind find, IReadOnlyDictionary<string, Unit> hosts) =>
        find.Hall is { Lat: { } lat, Lon: { } lon } ? (lat, lon) : hosts.TryGetValue(find.UnitCode, out var unit) && (unit.Lat, unit.Lon) != (0, 0) ? (unit.Lat, unit.Lon) : null;

    private static PublicPlace Drawn(string key, List<PublicFind> meetings, (double Lat, double Lon) at, MapFrame frame)
    {
        var (x, y) = frame.At(at.Lat, at.Lon);
        return Listed(key, meetings) with { Lat = at.Lat, Lon = at.Lon, X = x, Y = y, Radius = Math.Min(24, 9 + 3 * Math.Sqrt(meetings.Count)) };
    }

    private static PublicPlace Listed(string key, List<PublicFind> meetings) => new(key, meetings[0].Place, meetings[0].Hall?.Address ?? meetings[0].UnitName, null, null, 0, 0, 0, meetings);

    private static string Dots(MapFrame frame, List<(double Lat, double Lon)> ground)
    {
        var path = new StringBuilder();
        foreach (var point in ground)
        {
            var (x, y) = frame.At(point.Lat, point.Lon);
            path.Append(CultureInfo.InvariantCulture, $"M{x:0} {y:0}h0");
        }

        return path.ToString();
    }
}
