using System.Runtime.CompilerServices;
using Campaigns.Kernel.Recipes;

namespace Campaigns.Insurance.Features.SetUp;

/// <summary>Reads a recipe's table: a header, then cells between commas. No cell holds a comma or a quote.</summary>
internal static class CsvLines
{
    public static async IAsyncEnumerable<CsvLine> Read(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = new StreamReader(file);
        var header = (await reader.ReadLineAsync(ct))?.Split(',') ?? throw new RecipeException("the file is empty");
        for (var number = 2; await reader.ReadLineAsync(ct) is { } text; number++)
        {
            var cells = text.Split(',');
            if (cells.Length != header.Length) throw new RecipeException($"line {number} has {cells.Length} cells, not {header.Length}");
            yield return new(number, header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
        }
    }
}

/// <summary>One line by the names of its columns.</summary>
internal sealed record CsvLine(int Number, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells.TryGetValue(column, out var cell) ? cell : throw new RecipeException($"there is no column {column}");

    public RecipeException Wrong(string column) => new($"line {Number}: '{this[column]}' is no {column}");
}
