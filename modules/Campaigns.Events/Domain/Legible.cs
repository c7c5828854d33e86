namespace Campaigns.Events.Domain;

/// <summary>Characters that nobody sees: control characters, which databases and printers stumble over, and those that turn the direction of what follows, by which a text says
/// something else than it shows.</summary>
internal static class Legible
{
    /// <param name="text">As sent; null is nothing to object to.</param>
    /// <param name="lines">It may have several lines.</param>
    public static bool IsUnreadable(this string? text, bool lines = false) => text?.Any(c => char.IsControl(c) ? !(lines && c is '\n' or '\r' or '\t') : Turns(c)) == true;

    private static bool Turns(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
