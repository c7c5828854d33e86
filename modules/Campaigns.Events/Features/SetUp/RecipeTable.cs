using System.Globalization;
using Campaigns.Kernel.Recipes;

namespace Campaigns.Events.Features.SetUp;

/// <summary>A table of a recipe: a header row, then cells between commas. No cell holds a comma or a quote; a file that does is refused.</summary>
internal static class RecipeTable
{
    /// <summary>The rows of the file that the step names.</summary>
    /// <exception cref="RecipeException">Not such a table; names file and line.</exception>
    public static IReadOnlyList<RecipeRow> Rows(this RecipeContext context)
    {
        var file = context.Text("file");
        using var reader = new StreamReader(context.Open(file));
        var header = reader.ReadLine()?.Split(',') ?? throw new RecipeException($"{file} is empty");
        var rows = new List<RecipeRow>();
        for (var number = 2; reader.ReadLine() is { } line; number++)
        {
            var cells = line.Split(',');
            if (cells.Length != header.Length || line.Contains('"', StringComparison.Ordinal))
                throw new RecipeException($"{file}, line {number}: {cells.Length} cells without quotes were read, {header.Length} are wanted");
            rows.Add(new($"{file}, line {number}", header.Zip(cells).ToDictionary(c => c.First, c => c.Second)));
        }

        return rows;
    }
}

/// <summary>One row, read by column name. What cannot be read names the place.</summary>
internal sealed class RecipeRow(string place, IReadOnlyDictionary<string, string> cells)
{
    public string this[string column] => cells.GetValueOrDefault(column) ?? throw new RecipeException($"{place}: there is no column {column}");

    public string? Optional(string column) => cells.GetValueOrDefault(column) is { Length: > 0 } text ? text : null;

    public int Count(string column) => int.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw Wrong(column, "a count");

    public double Degrees(string column) => double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(column, "a number");

    public DateTimeOffset Instant(string column) =>
        DateTimeOffset.TryParse(this[column], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at) ? at : throw Wrong(column, "an instant");

    public DateOnly Day(string column) => DateOnly.TryParseExact(this[column], "yyyy-MM-dd", out var day) ? day : throw Wrong(column, "a day");

    public TimeOnly Time(string column) => TimeOnly.TryParseExact(this[column], "HH:mm", out var time) ? time : throw Wrong(column, "a time");

    public RecipeException Wrong(string column, string wanted) => new($"{place}: {column} is \"{this[column]}\", not {wanted}");
}
