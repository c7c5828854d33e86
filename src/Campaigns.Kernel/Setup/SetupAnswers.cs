using System.Text.Json;
using System.Text.Json.Nodes;

namespace Campaigns.Kernel.Setup;

/// <summary>What was answered so far: texts and lists of texts, by step and field. From a form everything is text; from a file numbers and
/// flags are read as their text.</summary>
public sealed class SetupAnswers(JsonObject steps)
{
    // A list longer than this is no answer of a person.
    private const int LongestList = 2000;

    /// <summary>Nothing yet.</summary>
    public SetupAnswers()
        : this([])
    {
    }

    /// <summary>As JSON: step, then field.</summary>
    public JsonObject Json => steps;

    /// <summary>Whether the step was answered at all.</summary>
    public bool Has(string step) => steps.ContainsKey(step);

    /// <summary>One answer without the spaces around it; null when it is not there or empty.</summary>
    public string? Text(string step, string field) => Member(step, field) switch
    {
        JsonValue value when Plain(value) is { Length: > 0 } text => text,
        JsonArray { Count: > 0 } list when list[0] is JsonValue first && Plain(first) is { Length: > 0 } text => text,
        _ => null,
    };

    /// <summary>A list of answers, empty ones left out.</summary>
    public IReadOnlyList<string> List(string step, string field) => Member(step, field) switch
    {
        JsonArray list => [.. list.Take(LongestList).OfType<JsonValue>().Select(Plain).Where(t => t.Length > 0)],
        JsonValue value when Plain(value) is { Length: > 0 } text => [text],
        _ => [],
    };

    /// <summary>A whole number as people type it, with or without dots between thousands; null when it is none.</summary>
    public long? Number(string step, string field) =>
        long.TryParse(Text(step, field)?.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The same answers with one step answered anew.</summary>
    public SetupAnswers With(string step, JsonObject answers)
    {
        var all = (JsonObject)steps.DeepClone();
        all[step] = answers.DeepClone();
        return new(all);
    }

    private JsonNode? Member(string step, string field) => steps.TryGetPropertyValue(step, out var answers) && answers is JsonObject members && members.TryGetPropertyValue(field, out var value) ? value : null;

    private static string Plain(JsonValue value) => (value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString()).Trim().Normalize();
}
