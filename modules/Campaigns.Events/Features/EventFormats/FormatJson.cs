using System.Text.Json;
using System.Text.Json.Serialization;

namespace Campaigns.Events.Features.EventFormats;

/// <summary>Lines of the formats' file are short lists: <c>[30, "Khai mạc", "Opening"]</c>.</summary>
internal sealed class AgendaLineJson : ShortList<AgendaLine>
{
    protected override AgendaLine Of(JsonElement[] parts) => new(parts[0].GetInt32(), new(parts[1].GetString()!, parts[2].GetString()!));
}

internal sealed class TaskLineJson : ShortList<TaskLine>
{
    protected override TaskLine Of(JsonElement[] parts) => new(parts[0].GetInt32(), new(parts[1].GetString()!, parts[2].GetString()!));
}

internal sealed class WordsJson : ShortList<Words>
{
    protected override Words Of(JsonElement[] parts) => new(parts[0].GetString()!, parts[1].GetString()!);
}

internal sealed class BudgetLineJson : ShortList<BudgetLine>
{
    protected override BudgetLine Of(JsonElement[] parts) => new(new(parts[0].GetString()!, parts[1].GetString()!), parts[2].GetInt64());
}

/// <summary>Reads one record from a list; nobody writes them.</summary>
internal abstract class ShortList<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of([.. JsonElement.ParseValue(ref reader).EnumerateArray()]);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();

    protected abstract T Of(JsonElement[] parts);
}
