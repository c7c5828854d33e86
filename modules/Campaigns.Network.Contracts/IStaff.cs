namespace Campaigns.Network.Contracts;

/// <summary>A member of staff of one of the two organisations.</summary>
/// <param name="Id">Staff id.</param>
/// <param name="Name">Full name.</param>
/// <param name="Organisation">Organisation code.</param>
/// <param name="Office">Name of the office.</param>
/// <param name="UnitCode">Where the office lies.</param>
/// <param name="ScopePath">Path of that place.</param>
/// <param name="Roles">Working roles, such as <c>presenter</c>, <c>desk</c>, <c>collector</c>.</param>
/// <param name="AccountId">The account, if there is one.</param>
/// <param name="Lat">Degrees north of the office.</param>
/// <param name="Lon">Degrees east of the office.</param>
public sealed record StaffMember(Guid Id, string Name, string Organisation, string Office, string UnitCode, string ScopePath,
    IReadOnlyList<string> Roles, Guid? AccountId, double Lat, double Lon)
{
    /// <summary>Code of the office, such as <c>BC-399-01</c>; null for who belongs to none.</summary>
    public string? OfficeCode { get; init; }

    /// <summary>Languages spoken besides Vietnamese, by ISO 639-3.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}

/// <summary>Questions about staff.</summary>
public interface IStaff
{
    /// <summary>One, or null.</summary>
    Task<StaffMember?> Find(Guid id, CancellationToken ct);

    /// <summary>Several at once; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<Guid, StaffMember>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>The one behind an account, or null.</summary>
    Task<StaffMember?> OfAccount(Guid accountId, CancellationToken ct);

    /// <summary>Those with a working role, for choosing; within a place if one is named.</summary>
    Task<IReadOnlyList<StaffMember>> WithRole(string role, string? scopePath, CancellationToken ct);

    /// <summary>Ids by the organisations' own keys, which files use: a user name, or office and number (<c>BDH-399-04</c>). Unknown keys are left out.</summary>
    Task<IReadOnlyDictionary<string, Guid>> ByKeys(IReadOnlyCollection<string> keys, CancellationToken ct);
}
