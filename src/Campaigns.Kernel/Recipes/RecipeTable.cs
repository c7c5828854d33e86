using System.Globalization;
using Campaigns.Kernel.Values;

namespace Campaigns.Kernel.Recipes;

/// <summary>A table of a recipe: a header row, then cells between commas. No cell holds a comma, a quote or a line break; a file that does is refused.</summary>
public static class RecipeTable
{
    /// <summary>The rows of the file that the step names.</summary>
    /// <param name="context">The step.</param>
    /// <param name="member">The step's member that names the file.</param>
    /// <exception cref="RecipeException">Not such a table; names file and line.</exception>
    public static IReadOnlyList<RecipeRow> Rows(this RecipeContext context, string member = "file")
    {
        var file = context.Text(member);
        using var reader = new StreamReader(context.Open(file));
        var header = reader.ReadLine()?.Split(',') ?? throw new RecipeException($"{file} is empty");
        var columns = header.Select((name, at) => (name, at)).ToDictionary(c => c.name, c => c.at);
        var rows = new List<RecipeRow>();
        for (var number = 2; reader.ReadLine() is { } line; number++)
        {
            var cells = line.Split(',');
            if (cells.Length != header.Length || line.Contains('"', StringComparison.Ordinal))
                throw new RecipeException($"{file}, line {number}: {cells.Length} cells without quotes were read, {header.Length} are wanted");
            rows.Add(new($"{file}, line {number}", columns, cells));
        }

        return rows;
    }

    /// <summary>The day on whose tree of units the step's rows stand: its member <c>asOf</c>.</summary>
    /// <exception cref="RecipeException">Missing, or not a day.</exception>
    public static DateOnly AsOf(this RecipeContext context) =>
        DateOnly.TryParseExact(context.Text("asOf"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new RecipeException("\"asOf\" is not a day");
}

/// <summary>One row, read by column name. What cannot be read throws <see cref="RecipeException"/>, which names the place.</summary>
/// <param name="place">File and line, for whoever has to mend it.</param>
/// <param name="columns">Places of the columns.</param>
/// <param name="cells">The row's cells.</param>
public sealed class RecipeRow(string place, IReadOnlyDictionary<string, int> columns, string[] cells)
{
    /// <summary>The cell as it is written.</summary>
    public string this[string column] => columns.TryGetValue(column, out var at) ? cells[at] : throw new RecipeException($"{place}: there is no column {column}");

    /// <summary>The cell; null when it is empty, or the file has no such column.</summary>
    public string? Optional(string column) => columns.TryGetValue(column, out var at) && cells[at].Length > 0 ? cells[at] : null;

    /// <summary>Words between spaces.</summary>
    public string[] List(string column) => this[column].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A count, 0 or more.</summary>
    public int Count(string column) => int.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw Wrong(column, "a count");

    /// <summary>A count, or null.</summary>
    public int? OptionalCount(string column) => Optional(column) is null ? null : Count(column);

    /// <summary>Whole đồng.</summary>
    public long Dong(string column) => long.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var dong) ? dong : throw Wrong(column, "whole đồng");

    /// <summary>Degrees of latitude or longitude.</summary>
    public double Degrees(string column) => double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(column, "a number");

    /// <summary>An instant, with its offset written out; kept in UTC.</summary>
    public DateTimeOffset Instant(string column) =>
        Instants.TryRead(this[column], out var at) ? at.ToUniversalTime() : throw Wrong(column, "an instant");

    /// <summary>An instant, or null.</summary>
    public DateTimeOffset? OptionalInstant(string column) => Optional(column) is null ? null : Instant(column);

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    public DateOnly Day(string column) =>
        DateOnly.TryParseExact(this[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Wrong(column, "a day");

    /// <summary>A day, or null.</summary>
    public DateOnly? OptionalDay(string column) => Optional(column) is null ? null : Day(column);

    /// <summary>A time of day, <c>HH:mm</c>.</summary>
    public TimeOnly Time(string column) => TimeOnly.TryParseExact(this[column], "HH:mm", out var time) ? time : throw Wrong(column, "a time");

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool Flag(string column) => bool.TryParse(this[column], out var flag) ? flag : throw Wrong(column, "true or false");

    /// <summary>The refusal of a cell, to be thrown.</summary>
    public RecipeException Wrong(string column, string wanted) => new($"{place}: {column} is \"{this[column]}\", which is not {wanted}");
}
