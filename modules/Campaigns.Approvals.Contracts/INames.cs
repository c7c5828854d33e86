namespace Campaigns.Approvals.Contracts;

/// <summary>Names people and seats for people to read. Implemented by the module that knows offices and staff; without one ids are shown.</summary>
public interface INames
{
    /// <summary>Full names by user id; unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> People(IReadOnlyCollection<string> users, CancellationToken ct);

    /// <summary>Where a position is, such as <c>Bưu điện, thị xã Đông Sơn</c>, by seat text (<c>role@org:area</c>); unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> Seats(IReadOnlyCollection<string> seats, DateTimeOffset at, CancellationToken ct);

    /// <summary>Names of areas by code, such as <c>Thị xã Đông Sơn</c>; unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> Areas(IReadOnlyCollection<string> areas, DateTimeOffset at, CancellationToken ct);
}

/// <summary>Addresses of people. Implemented by the module that knows staff; without one messages lie in the inbox only.</summary>
public interface IContacts
{
    /// <summary>By user id; unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<string, Contact>> Of(IReadOnlyCollection<string> users, CancellationToken ct);
}

/// <summary>How a person is reached; addresses they do not have are null.</summary>
public sealed record Contact(string Name, string? Phone, string? Email);
