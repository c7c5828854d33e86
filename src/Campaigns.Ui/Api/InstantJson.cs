using System.Text.Json;
using System.Text.Json.Serialization;

namespace Campaigns.Ui.Api;

/// <summary>Instants are sent with their offset. Without one, what a machine takes for it depends on where that machine stands, and a meeting would move by hours unseen.</summary>
internal sealed class InstantJson : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && reader.GetString() is { } text && HasOffset(text) && reader.TryGetDateTimeOffset(out var instant) ? instant : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    // Behind the time, not in the day: 2026-05-12T08:00:00+07:00, 2026-05-12T01:00:00Z.
    private static bool HasOffset(string text) => text.IndexOf('T', StringComparison.Ordinal) is > 0 and var time && (text.EndsWith('Z') || text.AsSpan(time).IndexOfAny('+', '-') > 0);
}
