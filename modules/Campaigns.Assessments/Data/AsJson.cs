using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Campaigns.Assessments.Data;

/// <summary>A value that is stored as JSON and replaced whole. New members need a default: old rows are read for ever.</summary>
internal sealed class AsJson<T>() : ValueConverter<T, string>(value => JsonSerializer.Serialize(value, StoredJson.Options), text => JsonSerializer.Deserialize<T>(text, StoredJson.Options)!)
{
    public static readonly ValueComparer<T> ByText = new(
        (a, b) => JsonSerializer.Serialize(a, StoredJson.Options) == JsonSerializer.Serialize(b, StoredJson.Options),
        value => JsonSerializer.Serialize(value, StoredJson.Options).GetHashCode(StringComparison.Ordinal),
        value => value);
}

internal static class StoredJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };
}
