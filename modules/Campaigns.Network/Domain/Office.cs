using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Network.Domain;

/// <summary>A place of work of an organisation: province office, area office, post office or post point.</summary>
internal sealed class Office : Entity, IOrganised
{
    /// <summary>Unique, such as <c>BDH-399</c>.</summary>
    public required string Code { get; init; }

    public required string OrganisationCode { get; init; }

    /// <summary>A word of <see cref="Types"/>.</summary>
    public required string Type { get; init; }

    public required string Name { get; init; }

    /// <summary>The name folded, for search.</summary>
    public required string Folded { get; init; }

    public string? ParentCode { get; init; }

    /// <summary>The unit it serves: the province, or a district or area.</summary>
    public required string UnitCode { get; init; }

    /// <summary>The commune it stands in.</summary>
    public required string CommuneCode { get; init; }

    /// <summary>The unit it serves; for post offices and points the commune they stand in.</summary>
    public required string ScopePath { get; init; }

    public double Lat { get; init; }

    public double Lon { get; init; }

    public string? Phone { get; init; }

    /// <summary>As published; null where it is not known.</summary>
    public int? StaffCount { get; init; }

    public static readonly IReadOnlyList<string> Types = ["post-province-office", "post-area-office", "post-office", "post-point", "bhxh-area-office"];

    /// <summary>Whether that kind of office belongs to its commune rather than to the whole area.</summary>
    public static bool IsLocal(string type) => type is "post-office" or "post-point";
}
