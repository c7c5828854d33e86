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

    /// <summary>Who opens it, and their phone.</summary>
    public string? Contact { get; init; }

    /// <summary>Days on which it is not to be had.</summary>
    public IReadOnlyList<ClosedDays>? Closed { get; init; }

    public VenueInput Over(Venue old) => new()
    {
        Name = Name ?? old.Name,
        Address = Address ?? old.Address,
        UnitCode = UnitCode ?? old.UnitCode,
        Lat = Lat ?? old.Lat,
        Lon = Lon ?? old.Lon,
        Capacity = Capacity ?? old.Capacity,
        Equipment = Equipment ?? old.Equipment,
        Contact = Contact ?? old.Contact,
        Closed = Closed ?? old.Closed,
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
        if (Contact?.Length > 200) yield return Refusals.TextTooLong.At("contact");
        if (Name.IsUnreadable()) yield return Refusals.TextUnreadable("name");
        if (Address.IsUnreadable(lines: true)) yield return Refusals.TextUnreadable("address");
        if (Contact.IsUnreadable(lines: true)) yield return Refusals.TextUnreadable("contact");
        if (Equipment?.Any(thing => thing.IsUnreadable()) == true) yield return Refusals.TextUnreadable("equipment");
        if (Closed is { } days && (days.Count > 50 || days.Any(d => d is null || d.From > d.To || d.From.Year < 2000 || d.To.Year >= 2200))) yield return Refusals.ClosedUnreadable;
    }
}
