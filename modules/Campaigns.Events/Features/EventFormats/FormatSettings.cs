using System.Globalization;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Settings;

namespace Campaigns.Events.Features.EventFormats;

/// <summary>Formats that an administrator changes or adds. Each line begins with the format's code; of a format that has lines of a part, that part is theirs alone.</summary>
[Settings("Events", "formats")]
internal sealed record FormatSettings : ICheckedSettings
{
    /// <summary>One a line: <c>code; name; minutes; places; certificate; days apart; most đồng</c>. A code that is there changes that format; what is left out stays.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary><c>code; presenters; at the desk</c>.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary><c>code; minutes after the start; what; the same in English</c>, the last of which may be left out, here and below.</summary>
    public IReadOnlyList<string> Agenda { get; init; } = [];

    /// <summary><c>code; days before; what</c>; negative: days after.</summary>
    public IReadOnlyList<string> Checklist { get; init; } = [];

    /// <summary><c>code; what</c>.</summary>
    public IReadOnlyList<string> Materials { get; init; } = [];

    /// <summary><c>code; what; đồng</c>.</summary>
    public IReadOnlyList<string> Budget { get; init; } = [];

    public IEnumerable<Failure> Check()
    {
        var known = FormatCatalog.Shipped().Select(f => f.Code).Concat(Lines.Select(line => FormatCells.Of(line).Code)).ToHashSet();
        return
        [
            .. Wrong("lines", Lines, line => FormatLine.Read(line)?.Code, known), .. Wrong("roles", Roles, line => FormatParts.Roles(line)?.Code, known),
            .. Wrong("agenda", Agenda, line => FormatParts.Agenda(line)?.Code, known), .. Wrong("checklist", Checklist, line => FormatParts.Task(line)?.Code, known),
            .. Wrong("materials", Materials, line => FormatParts.Thing(line)?.Code, known), .. Wrong("budget", Budget, line => FormatParts.Cost(line)?.Code, known),
        ];
    }

    // The first line of a part that is none, or is of a format that there is not, by its number.
    private static IEnumerable<Failure> Wrong(string field, IReadOnlyList<string> lines, Func<string, string?> code, HashSet<string?> known) => lines.Select((line, at) =>
        code(line) is not { } of ? Refusals.FormatLineUnreadable(field, at + 1) : known.Contains(of) ? null : Refusals.FormatLineUnknown(field, at + 1, of)).OfType<Failure>().Take(1);
}

/// <summary>A line of <see cref="FormatSettings.Lines"/>.</summary>
internal sealed record FormatLine(string Code, string? Name, int? Minutes, int? Capacity, string? Requires, int? DaysApart, long? MostBudget)
{
    /// <summary>Instead of a certificate: none is asked for.</summary>
    private const string None = "-";

    /// <summary>Null for what is no line.</summary>
    public static FormatLine? Read(string line)
    {
        var cells = FormatCells.Of(line);
        if (cells.Code is not { } code || !cells.Fits(2, 15, 44_640) || !cells.Fits(3, 1, 100_000) || !cells.Fits(5, 0, 366) || !cells.Fits(6, 0, long.MaxValue) || cells.Count > 7) return null;
        return new(code, cells.Text(1), (int?)cells.Number(2), (int?)cells.Number(3), cells.Text(4), (int?)cells.Number(5), cells.Number(6));
    }

    public EventFormat Over(EventFormat? shipped)
    {
        var old = shipped ?? new(Code, Code, Code, 120, 60);
        return old with
        {
            Vi = Name ?? old.Vi, En = shipped is null ? Name ?? old.En : old.En, Minutes = Minutes ?? old.Minutes, Capacity = Capacity ?? old.Capacity, DaysApart = DaysApart ?? old.DaysApart, MostBudget = MostBudget ?? old.MostBudget,
            Requires = Requires == None ? null : Requires ?? old.Requires,
        };
    }
}

/// <summary>A line of settings, cut at its semicolons.</summary>
internal sealed class FormatCells
{
    private readonly string[] _cells;

    private FormatCells(string[] cells) => _cells = cells;

    /// <summary>Null where there is none that could be one.</summary>
    public string? Code => _cells[0].Length is > 0 and <= 50 && _cells[0].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? _cells[0] : null;

    public int Count => _cells.Length;

    public static FormatCells Of(string line) => new(line.Split(';', StringSplitOptions.TrimEntries));

    /// <summary>Null: left out, or empty.</summary>
    public string? Text(int at) => _cells.Length > at && _cells[at].Length > 0 ? _cells[at] : null;

    /// <summary>Null: left out, or no number.</summary>
    public long? Number(int at) =>
        long.TryParse(Text(at)?.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Left out, or a number within these bounds.</summary>
    public bool Fits(int at, long least, long most) => Text(at) is null || Number(at) is { } number && number >= least && number <= most;
}
