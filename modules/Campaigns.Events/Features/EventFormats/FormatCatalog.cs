using System.Text.Json;
using Campaigns.Ui;

namespace Campaigns.Events.Features.EventFormats;

/// <summary>A kind of event, with what it usually needs.</summary>
/// <param name="Minutes">Usual length.</param>
/// <param name="Capacity">Usual places.</param>
internal sealed record EventFormat(string Code, string Vi, string En, int Minutes, int Capacity)
{
    /// <summary>In the language of the page.</summary>
    public string Name => Ui.Formats.English ? En : Vi;
}

/// <summary>The formats that come with the product: data of the module, not code.</summary>
internal sealed class FormatCatalog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public IReadOnlyList<EventFormat> All { get; } = Read();

    public EventFormat? Find(string? code) => All.FirstOrDefault(format => format.Code == code);

    private static List<EventFormat> Read()
    {
        using var file = typeof(FormatCatalog).Assembly.GetManifestResourceStream("Recipes/formats.json")!;
        return JsonSerializer.Deserialize<List<EventFormat>>(file, Json)!;
    }
}
