using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Campaigns.Approvals.Domain;

/// <summary>JSON in one form only (members in order of their names, no blanks), so that equal content has equal hashes.</summary>
internal static class Canonical
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(JsonNode? node)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Plain)) Write(writer, node);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static string Text(JsonElement element) => Text(JsonNode.Parse(element.GetRawText()));

    /// <summary>SHA-256 of the canonical form, hexadecimal in small letters.</summary>
    public static string Hash(JsonElement element) => Hash(Text(element));

    public static string Hash(JsonNode? node) => Hash(Text(node));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject members:
                writer.WriteStartObject();
                foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items) Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }
}
