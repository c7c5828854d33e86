using System.Globalization;
using Campaigns.Kernel.Settings;

namespace Campaigns.Events.Features.EventFormats;

/// <summary>Formats that an administrator changes or adds.</summary>
[Settings("Events", "formats")]
internal sealed record FormatSettings
{
    /// <summary>One a line: <c>code; name; minutes; places; certificate; days apart; most đồng</c>. A code that is there changes that format; what is left out stays.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];
}

/// <summary>A line of <see cref="FormatSettings"/>.</summary>
internal sealed record FormatLine(string Code, string? Name, int? Minutes, int? Capacity, string? Requires, int? DaysApart, long? MostBudget)
{
    /// <summary>Null for what is no line; it is left out.</summary>
    public static FormatLine? Read(string line)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        if (parts[0].Length is 0 or > 50 || !parts[0].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')) return null;
        string? Text(int at) => parts.Length > at && parts[at].Length > 0 ? parts[at] : null;
        long? Count(int at) => long.TryParse(Text(at)?.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
        return new(parts[0], Text(1), Within(Count(2), 15, 44_640), Within(Count(3), 1, 100_000), Text(4), Within(Count(5), 0, 366), Count(6));
    }

    public EventFormat Over(EventFormat? shipped)
    {
        var old = shipped ?? new(Code, Code, Code, 120, 60);
        return old with
        {
            Vi = Name ?? old.Vi, En = shipped is null ? Name ?? old.En : old.En, Minutes = Minutes ?? old.Minutes, Capacity = Capacity ?? old.Capacity, DaysApart = DaysApart ?? old.DaysApart, MostBudget = MostBudget ?? old.MostBudget,
            Requires = Requires ?? old.Requires,
        };
    }

    private static int? Within(long? count, int least, int most) => count is { } n && n >= least && n <= most ? (int)n : null;
}
