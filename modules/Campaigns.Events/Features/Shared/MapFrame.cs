namespace Campaigns.Events.Features.Shared;

/// <summary>Where a point of the country lies on a drawing. A degree of longitude is shorter than one of latitude by the cosine of the latitude.</summary>
internal sealed record MapFrame(double West, double North, double Scale, double Squeeze, int Height)
{
    /// <summary>Of every map, in its own units.</summary>
    public const int Width = 760;

    /// <summary>On each side, so that a circle at the edge is whole.</summary>
    public const int Margin = 24;

    // Villages of one commune are not blown up to a province.
    private const double Narrowest = 0.05;

    /// <summary>The drawing that holds all these points.</summary>
    public static MapFrame Around(IEnumerable<(double Lat, double Lon)> points)
    {
        var all = points.ToList();
        var (south, north, west, east) = (all.Min(p => p.Lat), all.Max(p => p.Lat), all.Min(p => p.Lon), all.Max(p => p.Lon));
        var squeeze = Math.Cos(double.DegreesToRadians((south + north) / 2));
        var scale = (Width - 2 * Margin) / Math.Max(Narrowest, Math.Max((east - west) * squeeze, (north - south) / 2));
        return new(west, north, scale, squeeze, (int)((north - south) * scale) + 2 * Margin);
    }

    public (double X, double Y) At(double lat, double lon) => (Math.Round(Margin + (lon - West) * Squeeze * Scale, 1), Math.Round(Margin + (North - lat) * Scale, 1));
}
