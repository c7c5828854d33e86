using System.Text.Json;
using Campaigns.Kernel.Settings;

namespace Campaigns.Events.Features.EventFormats;

/// <summary>The formats there are: those that come with the product, as data of the module, changed and added to by the settings <c>events.formats</c>.</summary>
internal sealed class FormatCatalog(ISettings<FormatSettings> settings)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new AgendaLineJson(), new TaskLineJson(), new WordsJson(), new BudgetLineJson() } };
    private readonly List<EventFormat> _shipped = Shipped();
    private volatile Made? _made;

    /// <summary>Shipped ones in their order, then the others.</summary>
    public IReadOnlyList<EventFormat> All
    {
        get
        {
            var set = settings.Current;
            if (_made is not { } made || !ReferenceEquals(made.From, set)) _made = made = new(set, Over(set));
            return made.All;
        }
    }

    public EventFormat? Find(string? code) => All.FirstOrDefault(format => format.Code == code);

    private List<EventFormat> Over(FormatSettings set)
    {
        var lines = set.Lines.Select(FormatLine.Read).OfType<FormatLine>().DistinctBy(l => l.Code).ToDictionary(l => l.Code);
        var all = _shipped.Select(f => lines.TryGetValue(f.Code, out var line) ? line.Over(f) : f).Concat(lines.Values.Where(l => _shipped.TrueForAll(f => f.Code != l.Code)).Select(l => l.Over(null)));
        return [.. all.Select(f => f.With(set))];
    }

    /// <summary>Those that come with the product.</summary>
    internal static List<EventFormat> Shipped()
    {
        using var file = typeof(FormatCatalog).Assembly.GetManifestResourceStream("Recipes/formats.json")!;
        return JsonSerializer.Deserialize<List<EventFormat>>(file, Json)!;
    }

    private sealed record Made(FormatSettings From, IReadOnlyList<EventFormat> All);
}
