using System.Text.Json;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Approvals.Features.Api;

/// <summary>Reads a document of a request in JSON or YAML.</summary>
internal static class RouteBodies
{
    // Far above any route a person could take in; more is an attack or a mistake.
    private const int Largest = 1024 * 1024;

    public static async Task<(JsonElement? Doc, IResult? Problem)> RouteDocument(this HttpContext http)
    {
        var type = http.Request.ContentType ?? "";
        var yaml = type.StartsWith("application/yaml", StringComparison.OrdinalIgnoreCase);
        if (!yaml && !http.Request.HasJsonContentType()) return (null, Problems.Of(415, "unsupported-media-type"));
        if (http.Request.ContentLength > Largest || await Text(http) is not { } text) return (null, Problems.Of(413, "too-large"));
        if (yaml) return Yaml.Read(text) is { } node ? (Parsed(Canonical.Text(node)), null) : (null, Malformed());
        return Parsed(text) is { } doc ? (doc, null) : (null, Malformed());
    }

    private static IResult Malformed() => Problems.Of(400, "bad-request");

    private static JsonElement? Parsed(string text)
    {
        try
        {
            using var doc = JsonDocument.Parse(text);
            return IsText(doc.RootElement) ? doc.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // Half a character is well-formed JSON, but no text that could be kept: reading it breaks.
    private static bool IsText(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Object => e.EnumerateObject().All(m => m.Name is not null && IsText(m.Value)),
        JsonValueKind.Array => e.EnumerateArray().All(IsText),
        JsonValueKind.String => e.GetString() is not null,
        _ => true,
    };

    private static async Task<string?> Text(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var buffer = new char[Largest + 1];
        var read = await reader.ReadBlockAsync(buffer, http.RequestAborted);
        return read > Largest ? null : new(buffer, 0, read);
    }
}
