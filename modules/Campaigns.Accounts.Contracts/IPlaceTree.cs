namespace Campaigns.Accounts.Contracts;

/// <summary>A place at which a role can be held.</summary>
/// <param name="Path">Path of codes, see Kernel's <c>Scope</c>.</param>
/// <param name="Name">For people, with what it lies in.</param>
public sealed record Place(string Path, string Name);

/// <summary>The tree of areas as roles need it. Implemented by the module that keeps it; without one roles are held everywhere or nowhere.</summary>
public interface IPlaceTree
{
    /// <summary>The places there are on a day, each after the one it lies in.</summary>
    Task<IReadOnlyList<Place>> On(DateOnly day, CancellationToken ct);

    /// <summary>The same ground on other days: a place that was closed is found under what took its place by that day, and a place of that day
    /// under what it took the place of, so that a role reaches what was recorded before and after a reform. Of a place that was divided only the
    /// main part counts. Paths without another are left out.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Follow(IReadOnlyCollection<string> paths, DateOnly day, CancellationToken ct);
}
