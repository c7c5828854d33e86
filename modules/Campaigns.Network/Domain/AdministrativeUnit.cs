using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;

namespace Campaigns.Network.Domain;

/// <summary>A unit as it was or is from one day to another. The key is code and first day: codes are given again to other units.
/// A change of name, kind or parent closes the row and opens the next.</summary>
internal sealed class AdministrativeUnit : Entity
{
    private AdministrativeUnit()
    {
    }

    public string Code { get; private init; } = "";

    public UnitLevel Level { get; private init; }

    public string Kind { get; private init; } = "";

    public string Name { get; private init; } = "";

    public string FullName { get; private init; } = "";

    /// <summary>As in the register: a district until 30/06/2025, the province after.</summary>
    public string? ParentCode { get; private init; }

    /// <summary>Codes from the province down, by the tree of this row's days. Since 01/07/2025 the operating area takes the district's place.</summary>
    public string Path { get; private set; } = "";

    public DateOnly ValidFrom { get; private init; }

    /// <summary>The last day, which belongs to it; null while in force.</summary>
    public DateOnly? ValidTo { get; private init; }

    public double Lat { get; private init; }

    public double Lon { get; private init; }

    public int? Population { get; private init; }

    public static AdministrativeUnit Enter(Unit unit, int? population) => new()
    {
        Code = unit.Code,
        Level = unit.Level,
        Kind = unit.Kind,
        Name = unit.Name,
        FullName = unit.FullName,
        ParentCode = unit.ParentCode,
        Path = unit.Path,
        ValidFrom = unit.ValidFrom,
        ValidTo = unit.ValidTo,
        Lat = unit.Lat,
        Lon = unit.Lon,
        Population = population,
    };

    /// <summary>Puts a commune of today under its operating area.</summary>
    public void Join(AdministrativeUnit area) => Path = $"{area.Path}/{Code}";

    public Unit Seen() => new(Code, Level, Kind, Name, FullName, ParentCode, Path, ValidFrom, ValidTo, Lat, Lon);
}
