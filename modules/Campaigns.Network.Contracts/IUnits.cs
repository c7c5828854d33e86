namespace Campaigns.Network.Contracts;

/// <summary>Levels of the administrative tree. Districts end on 30/06/2025; operating areas of the two organisations begin on 01/07/2025.</summary>
public enum UnitLevel
{
    /// <summary>Tỉnh.</summary>
    Province,

    /// <summary>Huyện, thị xã, thành phố thuộc tỉnh; until 30/06/2025.</summary>
    District,

    /// <summary>Khu vực of BHXH and post; from 01/07/2025.</summary>
    Area,

    /// <summary>Xã, phường, thị trấn.</summary>
    Commune,
}

/// <summary>A unit as it is during its validity.</summary>
/// <param name="Code">GSO code, or the word of an operating area.</param>
/// <param name="Level">Level.</param>
/// <param name="Kind">Kind as in law, such as <c>xã</c>.</param>
/// <param name="Name">Name without kind.</param>
/// <param name="FullName">Name with kind.</param>
/// <param name="ParentCode">The unit above; null for the province.</param>
/// <param name="Path">Codes from the province down, <c>38/399/15865</c>: the scope of everything that lies there.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null: in force.</param>
/// <param name="Lat">Degrees north.</param>
/// <param name="Lon">Degrees east.</param>
public sealed record Unit(string Code, UnitLevel Level, string Kind, string Name, string FullName, string? ParentCode, string Path,
    DateOnly ValidFrom, DateOnly? ValidTo, double Lat, double Lon);

/// <summary>Questions about administrative units. Codes are reused over time: every question names its day.</summary>
public interface IUnits
{
    /// <summary>The unit with that code on that day, or null.</summary>
    Task<Unit?> Find(string code, DateOnly on, CancellationToken ct);

    /// <summary>Several at once; unknown codes are left out.</summary>
    Task<IReadOnlyDictionary<string, Unit>> Many(IReadOnlyCollection<string> codes, DateOnly on, CancellationToken ct);

    /// <summary>All units of a level on a day, under a parent if one is named, in Vietnamese order of names.</summary>
    Task<IReadOnlyList<Unit>> List(UnitLevel level, DateOnly on, string? parentCode, CancellationToken ct);
}

/// <summary>Days off by law.</summary>
public interface IHolidays
{
    /// <summary>The name of the holiday on that day, or null.</summary>
    Task<string?> On(DateOnly day, CancellationToken ct);
}
