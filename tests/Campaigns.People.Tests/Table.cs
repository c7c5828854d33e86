namespace Campaigns.People.Tests;

/// <summary>A CSV file of a recipe or a fixture, read by column name.</summary>
internal sealed class Table
{
    private readonly Dictionary<string, int> columns;

    private Table(string path)
    {
        var lines = File.ReadAllLines(path);
        Header = lines[0].Split(',');
        columns = Header.Select((name, at) => (name, at)).ToDictionary(column => column.name, column => column.at);
        Rows = [.. lines.Skip(1).Select(line => new Row(this, line.Split(',')))];
    }

    public string[] Header { get; }

    public IReadOnlyList<Row> Rows { get; }

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "modules");

    public static IReadOnlyList<Row> Of(string module, string name) =>
        new Table(Path.Combine(Folder, $"Campaigns.{module}", "Recipes", $"{name}.csv")).Rows;

    public static IReadOnlyList<Row> Fixture(string name) => new Table(Path.Combine(AppContext.BaseDirectory, "Fixtures", $"{name}.csv")).Rows;

    internal sealed class Row(Table table, string[] cells)
    {
        public string this[string column] => cells[table.columns[column]];

        public int Int(string column) => int.Parse(this[column]);

        public DateOnly Day(string column) => DateOnly.ParseExact(this[column][..10], "yyyy-MM-dd");

        public DateTimeOffset At(string column) => DateTimeOffset.Parse(this[column]);

        public string[] List(string column) => this[column].Split(' ', StringSplitOptions.RemoveEmptyEntries);

        /// <summary>Whether the row is in force on that day, both ends included.</summary>
        public bool InForce(DateOnly day) =>
            Day("validFrom") <= day && (this["validTo"].Length == 0 || Day("validTo") >= day);
    }
}
