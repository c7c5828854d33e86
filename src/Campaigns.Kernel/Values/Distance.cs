namespace Campaigns.Kernel.Values;

/// <summary>Distance on the ground, as the crow flies.</summary>
public static class Distance
{
    private const double EarthKm = 6371.0088;

    /// <summary>Kilometres between two places in degrees (haversine), to 100 metres.</summary>
    public static double Km(double latA, double lonA, double latB, double lonB)
    {
        var (a, b) = (double.DegreesToRadians(latA), double.DegreesToRadians(latB));
        var h = Math.Pow(Math.Sin((b - a) / 2), 2) + Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(double.DegreesToRadians(lonB - lonA) / 2), 2);
        return Math.Round(2 * EarthKm * Math.Asin(Math.Sqrt(h)), 1);
    }
}
