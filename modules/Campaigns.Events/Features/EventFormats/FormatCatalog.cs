using System.Text.Json;
using Campaigns.Kernel.Settings;

namespace Campaigns.Events.Features.EventFormats;

/// <summary>The formats there are: those that come with the product, as data of the module, changed and added to by the settings <c>events.formats</c>.</summary>
internal sealed class FormatCatalog(ISettings<FormatSettings> settings)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new AgendaLineJson(), new TaskLineJson(), new WordsJson(), new BudgetLineJson() } };
    private readonly List<EventFormat> _shipped = Read();

    /// <summary>Shipped ones in their order, then the others.</summary>
    public IReadOnlyList<EventFormat> All
    {
        get
        {
            var lines = settings.Current.Lines;
            if (lines.Count == 0) return _shipped;
            var set = lines.Select(FormatLine.Read).OfType<FormatLine>().DistinctBy(l => l.Code).ToDictionary(l => l.Code);
            return [.. _shipped.Select(f => set.TryGetValue(f.Code, out var line) ? line.Over(f) : f), .. set.Values.Where(l => _shipped.TrueForAll(f => f.Code != l.Code)).Select(l => l.Over(null))];
        }
    }

    public EventFormat? Find(string? code) => All.FirstOrDefault(format => format.Code == code);

    private static List<EventFormat> Read()
    {
        using var file = typeof(FormatCatalog).Assembly.GetManifestResourceStream("Recipes/formats.json")!;
        return JsonSerializer.Deserialize<List<EventFormat>>(file, Json)!;
    }
}
