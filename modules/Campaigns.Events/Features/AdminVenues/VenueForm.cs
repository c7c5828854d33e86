using System.Globalization;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Events.Features.Venues;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;

namespace Campaigns.Events.Features.AdminVenues;

/// <summary>A hall as it stands in the form. Names match the fields of the refusals.</summary>
internal sealed record VenueForm
{
    public string? Name { get; init; }

    public string? Address { get; init; }

    /// <summary>Name of the commune, or its code.</summary>
    public string? UnitCode { get; init; }

    public string? Capacity { get; init; }

    /// <summary>With a comma between.</summary>
    public string? Equipment { get; init; }

    public string? Contact { get; init; }

    /// <summary><c>14/03/2026–20/03/2026; 30/04/2026</c>.</summary>
    public string? Closed { get; init; }

    public string? Lat { get; init; }

    public string? Lon { get; init; }

    public int? Version { get; init; }

    public (VenueInput Input, IReadOnlyList<Failure> Wrong) Read(Choices units)
    {
        List<Failure> wrong = [];
        var unit = string.IsNullOrWhiteSpace(UnitCode) ? null : units.Find(UnitCode);
        if (unit is null && !string.IsNullOrWhiteSpace(UnitCode)) wrong.Add(Refusals.UnitUnknown);
        int? seats = null;
        if (int.TryParse(Capacity?.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var counted)) seats = counted;
        else if (!string.IsNullOrWhiteSpace(Capacity)) wrong.Add(Refusals.CapacityOutOfRange);
        return (new()
        {
            Name = Name ?? "",
            Address = Address ?? "",
            UnitCode = unit?.Key,
            Capacity = seats,
            Equipment = (Equipment ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Contact = Contact ?? "",
            Closed = Days(Closed, wrong),
            Lat = Degrees(Lat, "lat", wrong),
            Lon = Degrees(Lon, "lon", wrong),
        }, wrong);
    }

    public static VenueForm Of(VenueResource venue, int version, Choices units) => new()
    {
        Name = venue.Name,
        Address = venue.Address,
        UnitCode = units.ShowKey(venue.UnitCode),
        Capacity = venue.Capacity?.ToString(CultureInfo.InvariantCulture),
        Equipment = string.Join(", ", venue.Equipment),
        Contact = venue.Contact,
        Closed = string.Join("; ", venue.Closed.Select(Show)),
        Lat = venue.Lat?.ToString(CultureInfo.InvariantCulture),
        Lon = venue.Lon?.ToString(CultureInfo.InvariantCulture),
        Version = version,
    };

    public static string Show(ClosedDays days) => days.From == days.To ? Formats.Day(days.From) : $"{Formats.Day(days.From)}–{Formats.Day(days.To)}";

    private static List<ClosedDays> Days(string? typed, List<Failure> wrong)
    {
        var read = new List<ClosedDays>();
        foreach (var part in (typed ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Split(["–", "—", " - ", " đến "], StringSplitOptions.TrimEntries).Select(DayText.Read).ToList();
            if (ends.Count is 1 or 2 && ends[0] is { } from && ends[^1] is { } to && from <= to) read.Add(new(from, to));
            else if (!wrong.Contains(Refusals.ClosedUnreadable)) wrong.Add(Refusals.ClosedUnreadable);
        }

        return read;
    }

    // A comma is the decimal sign here; what is copied from a map has a point.
    private static double? Degrees(string? typed, string field, List<Failure> wrong)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (double.TryParse(typed.Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees)) return degrees;
        wrong.Add(Refusals.CoordinatesWrong.At(field));
        return null;
    }
}
