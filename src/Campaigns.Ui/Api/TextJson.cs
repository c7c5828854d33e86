using System.Text.Json;
using System.Text.Json.Serialization;

namespace Campaigns.Ui.Api;

/// <summary>Texts in bodies are texts: of the characters that control a device only tab and line ends. Others cannot be kept by every database, nor be handed on
/// in feeds, calendars and workbooks.</summary>
internal sealed class TextJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException();
        var text = reader.GetString()!;
        return text.AsSpan().ContainsAnyInRange('\0', '\u001f') && text.Any(Controls) ? throw new ControlCharactersException() : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static bool Controls(char c) => c < ' ' && c is not ('\t' or '\n' or '\r');
}

/// <summary>A text that holds characters nobody can read. The serializer adds where it stands.</summary>
internal sealed class ControlCharactersException : JsonException;
