using Campaigns.Approvals.Contracts;

namespace Campaigns.Approvals.Domain.State;

/// <summary>Seats as texts: <c>role@org:area</c> for a position, <c>user:ID</c> for a person.</summary>
internal static class Seats
{
    private const string User = "user:";

    public static string OfUser(string id) => User + id;

    /// <summary>The person of a person's seat; null for a position.</summary>
    public static string? Person(string seat) => seat.StartsWith(User, StringComparison.Ordinal) ? seat[User.Length..] : null;

    /// <summary>The position; null for a person's seat and for any other text.</summary>
    public static Position? Position(string seat)
    {
        if (Person(seat) is not null) return null;
        var at = seat.IndexOf('@', StringComparison.Ordinal);
        var colon = seat.IndexOf(':', at + 1);
        return at > 0 && colon > at + 1 && colon < seat.Length - 1 ? new(seat[..at], seat[(at + 1)..colon], seat[(colon + 1)..]) : null;
    }

    /// <summary>Who sits there now and works here.</summary>
    public static IEnumerable<string> Holders(string seat, IDirectory directory)
    {
        if (Person(seat) is { } person) return directory.IsActive(person) ? [person] : [];
        return Position(seat) is { } position ? directory.Holders(position.Role, position.Org, position.Area).Where(directory.IsActive) : [];
    }

    /// <summary>Whether that person sits there now.</summary>
    public static bool Holds(string seat, string user, IDirectory directory) => directory.IsActive(user)
        && (Person(seat) is { } person ? person == user : Position(seat) is { } position && directory.Holders(position.Role, position.Org, position.Area).Contains(user));
}
