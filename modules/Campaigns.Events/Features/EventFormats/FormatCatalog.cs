using System.Text.Json;
using Campaigns.Events.Contracts;
using Campaigns.Ui;

namespace Campaigns.Events.Features.EventFormats;

/// <summary>A kind of event, with what it usually needs.</summary>
/// <param name="Minutes">Usual length.</param>
/// <param name="Capacity">Usual places.</param>
/// <param name="Requires">Course whose certificate who presents must hold on the day.</param>
/// <param name="Advises">Course whose certificate they had better hold.</param>
/// <param name="DaysApart">A commune is not asked to the same kind of event again within so many days; 0: any time.</param>
/// <param name="MostBudget">Đồng; more wants a reason.</param>
internal sealed record EventFormat(string Code, string Vi, string En, int Minutes, int Capacity, string? Requires = null, string? Advises = null, int DaysApart = 0, long? MostBudget = null)
{
    /// <summary>What is asked of who presents.</summary>
    public IReadOnlyList<MissingCertificate> Asks { get; } =
        [.. Requires is null ? [] : new[] { new MissingCertificate(Requires, true) }, .. Advises is null ? [] : new[] { new MissingCertificate(Advises, false) }];

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
