namespace Campaigns.Approvals.Contracts;

/// <summary>Names people and seats for people to read. Implemented by the module that knows offices and staff; without one ids are shown.</summary>
public interface INames
{
    /// <summary>Full names by user id; unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> People(IReadOnlyCollection<string> users, CancellationToken ct);

    /// <summary>Where a position is, such as <c>Bưu điện, thị xã Đông Sơn</c>, by seat text (<c>role@org:area</c>); unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> Seats(IReadOnlyCollection<string> seats, DateTimeOffset at, CancellationToken ct);
}
