using System.Globalization;
using System.Text.RegularExpressions;

namespace Campaigns.Kernel.Values;

/// <summary>Instants as they come from outside: ISO 8601 with offset. Without one it is not known which moment is meant, and none is guessed.</summary>
/// <example><c>2026-05-01T08:00:00+07:00</c>, <c>2026-05-01T01:00Z</c></example>
public static partial class Instants
{
    /// <summary>Whether the text is an instant with offset.</summary>
    public static bool TryRead(string? text, out DateTimeOffset at)
    {
        at = default;
        return text is not null && WithOffset().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out at);
    }

    /// <summary>The instant, or null for what is none.</summary>
    public static DateTimeOffset? Read(string? text) => TryRead(text, out var at) ? at : null;

    /// <summary>Whether nothing but the offset is missing.</summary>
    public static bool LacksOffset(string? text) => text is { Length: < 40 } && (TryRead(text + "Z", out _) || TryRead(text + "T00:00Z", out _));

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:?[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex WithOffset();
}
