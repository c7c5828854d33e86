using System.Text.Json;
using Campaigns.Approvals.Domain.Time;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Reads the members of one JSON object strictly: what is unknown, missing or of another type becomes a fault with its place.</summary>
internal sealed class Members
{
    private readonly JsonElement _element;
    private readonly List<Fault> _faults;

    public Members(JsonElement element, string pointer, List<Fault> faults, params ReadOnlySpan<string> known)
    {
        (Pointer, _faults) = (pointer, faults);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong("", "wrong-type", "object");
            return;
        }

        _element = element;
        foreach (var member in element.EnumerateObject())
            if (!known.Contains(member.Name)) Wrong(member.Name, "unknown-member", member.Name);
    }

    public string Pointer { get; }

    public bool Has(string name) => Find(name) is not null;

    public string At(string name) => name.Length == 0 ? Pointer : $"{Pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public void Wrong(string name, string code, string detail = "") => _faults.Add(new(At(name), code, detail));

    public string? Text(string name, int longest = 200)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text.Length <= longest) return text;
        Wrong(name, "wrong-type", "text");
        return null;
    }

    public string Needed(string name)
    {
        if (!Has(name)) Wrong(name, "missing", name);
        return Text(name) ?? "";
    }

    public int Number(string name, int from, int to, int otherwise)
    {
        if (Find(name) is not { } value) return otherwise;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= from && number <= to) return number;
        Wrong(name, "out-of-range", $"{from}..{to}");
        return otherwise;
    }

    public bool? Flag(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Wrong(name, "wrong-type", "true or false");
        return null;
    }

    public T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } word) return null;
        if (Words.Read<T>(word) is { } value) return value;
        Wrong(name, "unknown-word", Words.All<T>());
        return null;
    }

    public IReadOnlyList<T>? WordList<T>(string name)
        where T : struct, Enum
    {
        if (!Has(name)) return null;
        var read = new List<T>();
        foreach (var (value, pointer) in Items(name, 0, 20))
        {
            if (value.ValueKind == JsonValueKind.String && Words.Read<T>(value.GetString()) is { } word && !read.Contains(word)) read.Add(word);
            else _faults.Add(new(pointer, "unknown-word", Words.All<T>()));
        }

        return read;
    }

    public Duration? Span(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Duration.Read(text) is { } duration) return duration;
        Wrong(name, "bad-duration", text);
        return null;
    }

    public JsonElement? Find(string name) =>
        _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The items of a list with their places; a fault when there are too few or too many.</summary>
    public IReadOnlyList<(JsonElement Value, string Pointer)> Items(string name, int least, int most)
    {
        if (Find(name) is not { } value)
        {
            if (least > 0) Wrong(name, "missing", name);
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Wrong(name, "wrong-type", "list");
            return [];
        }

        if (value.GetArrayLength() < least || value.GetArrayLength() > most) Wrong(name, "out-of-range", $"{least}..{most}");
        return [.. value.EnumerateArray().Take(most).Select((item, i) => (item, $"{At(name)}/{i}"))];
    }
}
