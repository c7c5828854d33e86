using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Network.Domain;

/// <summary>A member of staff of one of the organisations, with or without an account.</summary>
internal sealed class Employee : Entity, IOrganised, INamed
{
    private Employee()
    {
    }

    /// <summary>The organisation's own key: a user name, or office and number. Unique.</summary>
    public string Key { get; private init; } = "";

    public string FullName { get; private init; } = "";

    /// <summary>The name folded, for search.</summary>
    public string Folded { get; private init; } = "";

    /// <summary>By given name, see <see cref="VietnameseOrder"/>.</summary>
    public string SortKey { get; private init; } = "";

    public string OrganisationCode { get; private init; } = "";

    /// <summary>Null: at the organisation's seat.</summary>
    public Guid? OfficeId { get; private init; }

    /// <summary>Where they work; the last code is the unit.</summary>
    public string ScopePath { get; private init; } = "";

    public string Position { get; private init; } = "";

    /// <summary>Working roles, such as <c>presenter</c>.</summary>
    public string[] WorkingRoles { get; private init; } = [];

    /// <summary>Languages spoken besides Vietnamese, by ISO 639-3.</summary>
    public string[] Languages { get; private init; } = [];

    /// <summary>Digits with a leading zero, as used within the country.</summary>
    public string? Phone { get; private init; }

    public string? Email { get; private init; }

    public Guid? AccountId { get; private init; }

    public bool IsDemo { get; private init; }

    public static Employee Hire(Guid id, NewEmployee from) => new()
    {
        Id = id,
        Key = from.Key,
        FullName = from.FullName,
        Folded = Folding.Fold(from.FullName),
        SortKey = VietnameseOrder.NameKey(from.FullName),
        OrganisationCode = from.Organisation,
        OfficeId = from.OfficeId,
        ScopePath = from.ScopePath,
        Position = from.Position,
        WorkingRoles = [.. from.Roles],
        Languages = [.. from.Languages],
        Phone = from.Phone,
        Email = from.Email,
        AccountId = from.AccountId,
        IsDemo = from.IsDemo,
    };
}

/// <summary>What is known of somebody who is entered.</summary>
internal sealed record NewEmployee(string Key, string FullName, string Organisation, Guid? OfficeId, string ScopePath, string Position)
{
    public IReadOnlyList<string> Roles { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public Guid? AccountId { get; init; }

    public bool IsDemo { get; init; }
}
