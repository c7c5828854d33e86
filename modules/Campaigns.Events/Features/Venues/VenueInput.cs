using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;

namespace Campaigns.Events.Features.Venues;

/// <summary>A hall as it is sent. In a change, what is null stays as it is.</summary>
internal sealed record VenueInput
{
    public string? Name { get; init; }

    public string? Address { get; init; }

    public string? UnitCode { get; init; }

    public double? Lat { get; init; }

    public double? Lon { get; init; }

    public int? Capacity { get; init; }

    public IReadOnlyList<string>? Equipment { get; init; }

    public VenueInput Over(Venue old) => new()
    {
        Name = Name ?? old.Name,
        Address = Address ?? old.Address,
        UnitCode = UnitCode ?? old.UnitCode,
        Lat = Lat ?? old.Lat,
        Lon = Lon ?? old.Lon,
        Capacity = Capacity ?? old.Capacity,
        Equipment = Equipment ?? old.Equipment,
    };

    public IEnumerable<Failure> Missing()
    {
        if (Name is null) yield return Refusals.NameMissing;
        if (string.IsNullOrWhiteSpace(UnitCode)) yield return Refusals.UnitMissing;
    }

    public IEnumerable<Failure> Wrong()
    {
        if (Name is not null && string.IsNullOrWhiteSpace(Name)) yield return Refusals.NameMissing;
        if (Name?.Length > 200) yield return Refusals.TextTooLong;
        if (Address?.Length > 300) yield return Refusals.TextTooLong.At("address");
        if (Lat is < Country.South or > Country.North) yield return Refusals.CoordinatesWrong;
        if (Lon is < Country.West or > Country.East) yield return Refusals.CoordinatesWrong.At("lon");
        if (Capacity is < 1 or > 100_000) yield return Refusals.CapacityOutOfRange;
        if (Equipment is { } things && (things.Count > 30 || things.Any(t => t is null || t.Length > 100))) yield return Refusals.TextTooLong.At("equipment");
    }
}
