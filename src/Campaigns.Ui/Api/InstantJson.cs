using System.Text.Json;
using System.Text.Json.Serialization;
using Campaigns.Kernel.Values;

namespace Campaigns.Ui.Api;

/// <summary>Instants in bodies have an offset. The framework would take the server's own zone for one that has none.</summary>
internal sealed class InstantJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException();
        var text = reader.GetString();
        if (Instants.TryRead(text, out var at)) return at;
        throw Instants.LacksOffset(text) ? new OffsetMissingException() : new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>An instant without an offset. The serializer adds where it stands.</summary>
internal sealed class OffsetMissingException : JsonException;
