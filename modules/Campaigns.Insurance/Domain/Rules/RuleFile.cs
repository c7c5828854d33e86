using System.Text.Json;
using System.Text.Json.Serialization;

namespace Campaigns.Insurance.Domain.Rules;

/// <summary>Reads rows from the file that ships with the module, or from another of the same shape.</summary>
internal static class RuleFile
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static IReadOnlyList<RuleRow> Shipped()
    {
        using var stream = typeof(RuleFile).Assembly.GetManifestResourceStream("Recipes/rules.json")
            ?? throw new InvalidOperationException("The module was built without its rules.");
        return Read(stream);
    }

    /// <summary>Throws <see cref="JsonException"/> for a file of another shape.</summary>
    public static IReadOnlyList<RuleRow> Read(Stream stream) =>
        (JsonSerializer.Deserialize<Document>(stream, Shape) ?? throw new JsonException("The rules are empty."))
            .Rows.Select(line => line.ToRow()).ToList();

    private sealed record Document(string About, IReadOnlyList<Line> Rows);

    private sealed record Line(
        string Table, string? Variant, DateOnly From, DateOnly? To, string Value, string Document, RuleStatus Status, string? Note)
    {
        public RuleRow ToRow() => new(Table, Variant ?? "", From, To, Value, Document, Status, Note);
    }
}
