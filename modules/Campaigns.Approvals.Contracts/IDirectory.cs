namespace Campaigns.Approvals.Contracts;

/// <summary>Gives the organisation as it is at a moment. Implemented by the module that knows offices and staff.</summary>
public interface IDirectorySource
{
    /// <summary>A picture that does not change while it is used.</summary>
    Task<IDirectory> At(DateTimeOffset at, CancellationToken ct);
}

/// <summary>Who holds which position. Levels and areas are data: nothing may count them.</summary>
public interface IDirectory
{
    /// <summary>The people in that position now, active or not, in order of id.</summary>
    IReadOnlyList<string> Holders(string role, string org, string area);

    /// <summary>Everybody who works here, for lists to choose from.</summary>
    IReadOnlyList<string> People => [];

    /// <summary>The positions of a person now.</summary>
    IReadOnlyList<Position> PositionsOf(string user);

    /// <summary>Whether the person is known and works here.</summary>
    bool IsActive(string user);

    /// <summary>The person's head; null without one.</summary>
    string? ManagerOf(string user);

    /// <summary>That ancestor of the area, or the area itself, which has this level; null: there is none.</summary>
    string? Ancestor(string area, string level);

    /// <summary>The area above; null for the topmost and for an unknown one.</summary>
    string? ParentOf(string area);

    /// <summary>Whether there is such an area.</summary>
    bool HasArea(string area);

    /// <summary>Codes of the areas of a level.</summary>
    IReadOnlyList<string> Areas(string level);

    /// <summary>Names of the levels, from the top.</summary>
    IReadOnlyList<string> Levels { get; }

    /// <summary>Role and organisation pairs that exist anywhere.</summary>
    bool HasRole(string role, string org);
}

/// <summary>A position of one person.</summary>
/// <param name="Role">Such as <c>director</c>.</param>
/// <param name="Org">Code of the organisation, such as <c>post</c>.</param>
/// <param name="Area">Code of the area.</param>
public sealed record Position(string Role, string Org, string Area)
{
    /// <summary><c>role@org:area</c>.</summary>
    public override string ToString() => $"{Role}@{Org}:{Area}";
}
