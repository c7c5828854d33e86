namespace Campaigns.People.Contracts.Demo;

/// <summary>Reads a table inside this assembly: a header row, then cells between commas. No cell holds a comma or a quote.</summary>
internal static class DemoTable
{
    public static IReadOnlyList<T> Read<T>(string name, Func<string[], T> row)
    {
        using var stream = typeof(DemoTable).Assembly.GetManifestResourceStream($"Demo/{name}.csv")
            ?? throw new InvalidOperationException($"the demo table {name} is not in the assembly");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var rows = new List<T>();
        while (reader.ReadLine() is { } line) rows.Add(row(line.Split(',')));
        return rows;
    }
}
