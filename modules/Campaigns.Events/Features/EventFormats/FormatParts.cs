namespace Campaigns.Events.Features.EventFormats;

/// <summary>Reads what belongs to a format from lines of <see cref="FormatSettings"/>, and puts it in its place. Null for what is no such line.</summary>
internal static class FormatParts
{
    private const int MostMinutes = 44_640, MostDays = 366, MostPeople = 50, Longest = 200;

    public static (string Code, int Presenters, int Desk)? Roles(string line)
    {
        var cells = FormatCells.Of(line);
        return cells is { Code: { } code, Count: <= 3 } && cells.Fits(1, 0, MostPeople) && cells.Fits(2, 0, MostPeople) && cells.Number(1) is { } presenters ? (code, (int)presenters, (int)(cells.Number(2) ?? 0)) : null;
    }

    public static (string Code, AgendaLine Line)? Agenda(string line) => Timed(line, 0, MostMinutes) is { } read ? (read.Code, new(read.Number, read.What)) : null;

    public static (string Code, TaskLine Line)? Task(string line) => Timed(line, -MostDays, MostDays) is { } read ? (read.Code, new(read.Number, read.What)) : null;

    public static (string Code, Words Line)? Thing(string line)
    {
        var cells = FormatCells.Of(line);
        return cells is { Code: { } code, Count: <= 3 } && What(cells, 1, 2) is { } what ? (code, what) : null;
    }

    public static (string Code, BudgetLine Line)? Cost(string line)
    {
        var cells = FormatCells.Of(line);
        return cells is { Code: { } code, Count: <= 4 } && What(cells, 1, 3) is { } what && cells.Number(2) is >= 0 and { } dong ? (code, new(what, dong)) : null;
    }

    /// <summary>The format with whatever the settings say of it.</summary>
    public static EventFormat With(this EventFormat format, FormatSettings set)
    {
        var (agenda, tasks, things, costs) = (Of(set.Agenda, Agenda, format.Code), Of(set.Checklist, Task, format.Code), Of(set.Materials, Thing, format.Code), Of(set.Budget, Cost, format.Code));
        var roles = set.Roles.Select(Roles).OfType<(string Code, int Presenters, int Desk)>().Where(r => r.Code == format.Code).ToList();
        return format with
        {
            Presenters = roles.Count > 0 ? roles[^1].Presenters : format.Presenters,
            Desk = roles.Count > 0 ? roles[^1].Desk : format.Desk,
            Agenda = agenda.Count > 0 ? [.. agenda.OrderBy(line => line.After)] : format.Agenda,
            Checklist = tasks.Count > 0 ? tasks : format.Checklist,
            Materials = things.Count > 0 ? things : format.Materials,
            Budget = costs.Count > 0 ? costs : format.Budget,
        };
    }

    private static List<T> Of<T>(IReadOnlyList<string> lines, Func<string, (string Code, T Line)?> read, string code) =>
        [.. lines.Select(read).OfType<(string Code, T Line)>().Where(line => line.Code == code).Select(line => line.Line)];

    private static (string Code, int Number, Words What)? Timed(string line, int least, int most)
    {
        var cells = FormatCells.Of(line);
        return cells is { Code: { } code, Count: <= 4 } && cells.Number(1) is { } number && number >= least && number <= most && What(cells, 2, 3) is { } what ? (code, (int)number, what) : null;
    }

    private static Words? What(FormatCells cells, int vi, int en) => cells.Text(vi) is { Length: <= Longest } what ? new(what, cells.Text(en) ?? what) : null;
}
