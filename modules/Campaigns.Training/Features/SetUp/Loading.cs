using System.Globalization;
using System.Text.Json;
using Campaigns.Kernel.Recipes;

namespace Campaigns.Training.Features.SetUp;

/// <summary>What the recipe steps share: rows as JSON lists, each read as one record.</summary>
internal static class Loading
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<IReadOnlyList<T>> Rows<T>(this RecipeContext context, CancellationToken ct)
    {
        var file = context.Text("file");
        await using var stream = context.Open(file);
        try
        {
            return await JsonSerializer.DeserializeAsync<List<T>>(stream, Json, ct) ?? throw new RecipeException($"{file} is empty");
        }
        catch (JsonException e)
        {
            throw new RecipeException($"{file}, line {(e.LineNumber ?? 0) + 1}: cannot be read", e);
        }
    }

    /// <summary>Header and rows; no cell of these tables holds a comma.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Table(this RecipeContext context)
    {
        using var reader = new StreamReader(context.Open(context.Text("file")));
        var columns = (reader.ReadLine() ?? "").Split(',');
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var cells = line.Split(',');
            if (cells.Length != columns.Length) throw new RecipeException($"{context.Text("file")}: {columns.Length} cells are wanted in \"{line}\"");
            yield return columns.Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);
        }
    }

    public static DateOnly Day(this IReadOnlyDictionary<string, string> row, string column) =>
        DateOnly.TryParseExact(row[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new RecipeException($"{column} is \"{row[column]}\", which is no day");
}
