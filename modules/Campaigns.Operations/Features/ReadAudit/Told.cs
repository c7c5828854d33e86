using System.Text.Json;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.ReadAudit;

/// <summary>An entry in few words.</summary>
internal static class Told
{
    private const int Most = 4, Longest = 160;

    /// <summary>What a kind of record is called; its code where its module has no word for it or is off.</summary>
    public static string Kind(string kind, IStringLocalizer texts) => texts["record." + kind] is { ResourceNotFound: false } word ? word.Value : kind;

    /// <summary>The columns that changed; the facts of an act that changed none.</summary>
    public static string InShort(AuditRow row, IStringLocalizer texts)
    {
        if (row.Changes.Count > 0) return string.Join(", ", row.Changes.Take(Most).Select(c => c.Field)) + (row.Changes.Count > Most ? ", …" : "");
        if (row.Details is not { } details) return "";
        var told = Facts(details, texts) ?? details;
        return told.Length > Longest ? told[..Longest] + "…" : told;
    }

    // Values without the names of their fields; numbers by kind of record with the kind's word. Null: it is not an object.
    private static string? Facts(string details, IStringLocalizer texts)
    {
        try
        {
            using var json = JsonDocument.Parse(details);
            return json.RootElement.ValueKind == JsonValueKind.Object ? string.Join(" · ", json.RootElement.EnumerateObject().SelectMany(f => Fact(f, texts)).Where(f => f.Length > 0)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Fact(JsonProperty fact, IStringLocalizer texts) => fact.Value.ValueKind switch
    {
        JsonValueKind.Object => fact.Value.EnumerateObject().Select(f => $"{Kind(f.Name, texts)}: {f.Value}"),
        JsonValueKind.Null => [],
        JsonValueKind.String => [fact.Value.GetString()!],
        _ => [$"{fact.Name}: {fact.Value}"],
    };
}
