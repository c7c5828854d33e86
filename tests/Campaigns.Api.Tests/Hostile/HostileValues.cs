using System.Text.Json;
using System.Text.Json.Nodes;

namespace Campaigns.Api.Tests.Hostile;

/// <summary>What somebody who means ill, or whose program is broken, sends.</summary>
internal static class HostileValues
{
    /// <summary>Marks of one made-up person; they must not be found in logs, metrics or traces.</summary>
    public const string Name = "Zẩmxquýnh Đoàn", Phone = "0987650123", Mail = "zamxquynh@thu.example.vn", CitizenId = "038185990123", Remark = "Dấu-hiệu-7731";

    /// <summary>Texts for any field, each with what it tries.</summary>
    public static readonly string[] Texts =
    [
        "", " ", new('A', 20_000), "\u0000", "a\u0000b", "\ud800", "\u202Etxt.exe", "👩‍👩‍👧‍👦🇻🇳", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "../../../../etc/passwd", "..\\..\\windows", "/etc/passwd\u0000.png",
        "=HYPERLINK(\"http://x\")", "@SUM(1)", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{7*7}}{% include 'x' %}", "' or 1=1; drop table core_audit; --", "%00%0d%0aSet-Cookie: a=b",
        "//evil.example/x", "https://evil.example", "javascript:alert(1)", "-1", "0", "1e308", "9223372036854775808", "NaN", "2026-02-30", "0000-00-00", "9999-12-31T23:59:59+14:00", "00000000-0000-0000-0000-000000000000", "not-a-guid", "null", "true", "[]", "{}",
    ];

    /// <summary>Bodies that are no object of the endpoint.</summary>
    public static IEnumerable<string> Bodies()
    {
        yield return "";
        yield return "null";
        yield return "[]";
        yield return "\"text\"";
        yield return "1e400";
        yield return "{\"a\":";
        yield return "{\"a\":1,\"a\":2}";
        yield return "{\"a\":\"\\ud800\"}";
        yield return new string('[', 3_000);
        yield return string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500);
        yield return "\u0000\u0001";
    }

    /// <summary>Bodies with every member of the endpoint's, each of a wrong type or hostile, and members nobody asked for.</summary>
    public static IEnumerable<string> Bodies(IReadOnlyCollection<string> members)
    {
        foreach (var value in new[] { "{}", "[]", "-1", "1e308", "true", "null", "[[[]]]", "{\"$type\":\"System.IO.FileInfo\"}" }) yield return Object(members, () => JsonNode.Parse(value));
        foreach (var text in Texts.Where(t => !t.Contains('\ud800', StringComparison.Ordinal))) yield return Object(members, () => JsonValue.Create(text));
    }

    private static string Object(IEnumerable<string> members, Func<JsonNode?> value)
    {
        var body = new JsonObject { ["id"] = Guid.Empty, ["status"] = "published", ["scopePath"] = "38", ["version"] = 9, ["roles"] = new JsonArray("admin"), ["isAdmin"] = true };
        foreach (var member in members) body[member] = value();
        return body.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
