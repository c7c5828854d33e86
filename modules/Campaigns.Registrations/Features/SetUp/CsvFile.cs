using Campaigns.Kernel.Recipes;

namespace Campaigns.Registrations.Features.SetUp;

/// <summary>A table of a recipe: a header row, then cells between commas; no cell holds a comma or a quote.</summary>
internal static class CsvFile
{
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(RecipeContext context, string file)
    {
        using var reader = new StreamReader(context.Open(file));
        var header = reader.ReadLine()?.Split(',') ?? throw new RecipeException($"{file} is empty");
        for (var line = 2; reader.ReadLine() is { } row; line++)
        {
            var cells = row.Split(',');
            if (cells.Length != header.Length) throw new RecipeException($"{file}, line {line}: {cells.Length} cells, wanted {header.Length}");
            yield return header.Zip(cells).ToDictionary(c => c.First, c => c.Second);
        }
    }
}
