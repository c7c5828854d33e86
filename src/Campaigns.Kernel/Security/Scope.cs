namespace Campaigns.Kernel.Security;

/// <summary>Where something holds: a place in the tree of areas, as a path of codes from the top (<c>38/399/15865</c>), and an organisation.
/// The empty path is everything.</summary>
/// <param name="Path">Path of codes.</param>
/// <param name="Organisation">Organisation code such as <c>post</c>; null: whichever organisation.</param>
public readonly record struct Scope(string Path, string? Organisation = null)
{
    /// <summary>Everything.</summary>
    public static Scope Everything => new("");

    /// <summary>Every place and every organisation.</summary>
    public bool IsEverything => string.IsNullOrEmpty(Path) && Organisation is null;

    /// <summary>Whether all of the other is within this: its place is this one or below it, and its organisation no wider.</summary>
    public bool Contains(Scope other) => (Organisation is null || Organisation == other.Organisation) && Contains(other.Path);

    /// <summary>Whether the place with this path is this one or below it.</summary>
    public bool Contains(string? path) =>
        string.IsNullOrEmpty(Path) || path is not null && (path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal));

    /// <summary>Whether a record there is within this. One that belongs to no organisation in particular belongs to all of them.</summary>
    public bool Reaches(Scope record) => (Organisation is null || record.Organisation is null || Organisation == record.Organisation) && Contains(record.Path);
}

/// <summary>A row that lies somewhere in the tree of areas; who may not see the place does not find the row.</summary>
public interface IScoped
{
    /// <summary>Path of codes, see <see cref="Scope"/>.</summary>
    string ScopePath { get; }
}

/// <summary>A row that lies somewhere and belongs to one organisation: a role held for the other one does not reach it.</summary>
public interface IOrganised : IScoped
{
    /// <summary>Organisation code such as <c>post</c>.</summary>
    string OrganisationCode { get; }
}
