using System.Globalization;
using Campaigns.Kernel.Recipes;

namespace Campaigns.Network.Features.SetUp;

/// <summary>A table of a recipe: a header row, then cells between commas. No cell holds a comma, a quote or a line break; a file that does is refused.</summary>
internal static class RecipeTable
{
    /// <summary>The rows of the file that the step names.</summary>
    /// <exception cref="RecipeException">Not such a table; names file and line.</exception>
    public static IReadOnlyList<RecipeRow> Rows(this RecipeContext context)
    {
        var file = context.Text("file");
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
    public static DateOnly AsOf(this RecipeContext context) =>
        DateOnly.TryParseExact(context.Text("asOf"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new RecipeException("\"asOf\" is not a day");
}

/// <summary>One row, read by column name. What cannot be read names the place.</summary>
internal sealed class RecipeRow(string place, IReadOnlyDictionary<string, int> columns, string[] cells)
{
    public string this[string column] => columns.TryGetValue(column, out var at) ? cells[at] : throw new RecipeException($"{place}: there is no column {column}");

    public string? Optional(string column) => this[column] is { Length: > 0 } text ? text : null;

    public string[] List(string column) => this[column].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public DateOnly Day(string column) =>
        DateOnly.TryParseExact(this[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Wrong(column, "a day");

    public DateOnly? OptionalDay(string column) => Optional(column) is null ? null : Day(column);

    public double Degrees(string column) =>
        double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : throw Wrong(column, "a number");

    public int? OptionalCount(string column)
    {
        if (Optional(column) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw Wrong(column, "a count");
    }

    public bool Flag(string column) => bool.TryParse(this[column], out var flag) ? flag : throw Wrong(column, "true or false");

    public RecipeException Wrong(string column, string wanted) => new($"{place}: {column} is \"{this[column]}\", which is not {wanted}");
}
