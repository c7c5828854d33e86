using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Routes as YAML, by the core schema of YAML 1.2: <c>yes</c>, <c>no</c> and <c>on</c> are words. JSON stays the canonical form.</summary>
internal static partial class Yaml
{
    /// <summary>The document; null when it cannot be read, has several documents, or uses aliases (a few lines of them grow beyond any memory).</summary>
    public static JsonNode? Read(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1 && !AliasUse().IsMatch(text) ? Node(stream.Documents[0].RootNode, 0) : null;
        }
        catch (YamlException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static string Write(JsonNode node)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new YamlStream(new YamlDocument(Node(node))).Save(writer, assignAnchors: false);
        return writer.ToString();
    }

    private static JsonNode? Node(YamlNode node, int depth)
    {
        if (depth > 32) throw new YamlException("too deep");
        switch (node)
        {
            case YamlMappingNode map:
                var members = new JsonObject();
                foreach (var (key, value) in map.Children) members.Add(key is YamlScalarNode { Value: { } name } ? name : throw new YamlException("a member is named by a word"), Node(value, depth + 1));
                return members;
            case YamlSequenceNode list:
                return new JsonArray([.. list.Children.Select(c => Node(c, depth + 1))]);
            default:
                return Scalar((YamlScalarNode)node);
        }
    }

    private static JsonNode? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any)) return JsonValue.Create(text);
        if (text is "" or "~" or "null" or "Null" or "NULL") return null;
        if (text is "true" or "True" or "TRUE") return JsonValue.Create(true);
        if (text is "false" or "False" or "FALSE") return JsonValue.Create(false);
        return Number().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text);
    }

    private static YamlNode Node(JsonNode? node) => node switch
    {
        null => new YamlScalarNode("null"),
        JsonObject members => new YamlMappingNode(members.Select(m => new KeyValuePair<YamlNode, YamlNode>(Word(m.Key), Node(m.Value)))),
        JsonArray items => new YamlSequenceNode(items.Select(Node)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Word(value.GetValue<string>()),
        _ => new YamlScalarNode(node.ToJsonString()),
    };

    // Quoted where a reader, of this version or an older one, could take it for anything but a text.
    private static YamlScalarNode Word(string text) => new(text) { Style = PlainWord().IsMatch(text) && !OlderWord().IsMatch(text) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted };

    [GeneratedRegex("^[-+]?[0-9]+$")]
    private static partial Regex Number();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9./_-]*$")]
    private static partial Regex PlainWord();

    [GeneratedRegex("^(y|yes|n|no|on|off|true|false|null)$", RegexOptions.IgnoreCase)]
    private static partial Regex OlderWord();

    [GeneratedRegex(@"(^|[\s\[{,:-])[&*][A-Za-z0-9]")]
    private static partial Regex AliasUse();
}
