using System.Text.Json.Nodes;

namespace Campaigns.Approvals.Domain;

/// <summary>What is known of the subject at the start of a round. Conditions and templates see nothing else, so a round never changes its mind.</summary>
internal sealed class Facts(IReadOnlyDictionary<string, object?> values)
{
    public IReadOnlyDictionary<string, object?> Values { get; } = values;

    /// <summary>A whole number, text, yes or no, list of texts, or null; null also for what is not there.</summary>
    public object? this[string name] => Values.GetValueOrDefault(name);

    /// <summary>The person a fact names.</summary>
    public string? Person(string name) => this[name] as string is { Length: > 0 } id ? id : null;

    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (name, value) in Values) json[name] = Node(value);
        return json;
    }

    public static Facts Read(JsonObject json) => new(json.ToDictionary(m => m.Key, m => Value(m.Value)));

    public static Facts Read(string json) => Read(JsonNode.Parse(json)!.AsObject());

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create((long)number),
        long number => JsonValue.Create(number),
        string text => JsonValue.Create(text),
        IEnumerable<string> texts => new JsonArray([.. texts.Select(t => (JsonNode?)JsonValue.Create(t))]),
        _ => throw new ArgumentException($"A fact cannot be a {value.GetType().Name}"),
    };

    private static object? Value(JsonNode? node) => node switch
    {
        null => null,
        JsonArray items => items.Select(i => i?.ToString() ?? "").ToList(),
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        JsonValue value when value.TryGetValue<long>(out var number) => number,
        JsonValue value when value.TryGetValue<decimal>(out var number) => (long)decimal.Truncate(number),
        _ => node.ToString(),
    };
}
