namespace Campaigns.Accounts.Contracts;

/// <summary>Names the places at which roles are held, for people. Implemented by the module that keeps the tree of areas;
/// without one the path itself is shown.</summary>
public interface IPlaceNames
{
    /// <summary>Names by path, see Kernel's <c>Scope</c>; unknown paths are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> Of(IReadOnlyCollection<string> scopePaths, CancellationToken ct);
}
