namespace Campaigns.Kernel.Security;

/// <summary>A place in the tree of areas, as a path of codes from the top: <c>38/399/15865</c>. The empty path is everything.</summary>
public readonly record struct Scope(string Path)
{
    /// <summary>Everything.</summary>
    public static Scope Everything => new("");

    /// <summary>Whether the other place is this one or below it.</summary>
    public bool Contains(Scope other) => Contains(other.Path);

    /// <summary>Whether the place with this path is this one or below it.</summary>
    public bool Contains(string? path) =>
        string.IsNullOrEmpty(Path) || path is not null && (path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal));
}

/// <summary>A row that lies somewhere in the tree of areas; who may not see the place does not find the row.</summary>
public interface IScoped
{
    /// <summary>Path of codes, see <see cref="Scope"/>.</summary>
    string ScopePath { get; }
}
