using System.Globalization;
using System.Text;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Setup;
using Campaigns.Kernel.Slots;
using Campaigns.Network.Contracts;

namespace Campaigns.Network.Features.ChooseAreas;

/// <summary>Step <c>network-areas</c> of the first set-up: the register of units that ships with the product, the word for the level between
/// province and commune, and the areas to work in.</summary>
internal sealed class ChooseAreasStep(AreaCatalogue catalogue, IEnumerable<IRecipeStep> recipes) : ISetupStep
{
    public const string StepName = "network-areas";
    private const int LongestWord = 30;

    public string Name => StepName;

    public int Order => 300;

    public string TextKey => "network.setup-areas";

    public Task<SlotItem?> Show(SetupAnswers answers, CancellationToken ct)
    {
        var named = answers.List(Name, "areas");
        var lines = (int)Math.Clamp(answers.Number(Name, "lines") ?? named.Count, named.Count, catalogue.All.Count);
        return Task.FromResult<SlotItem?>(new("ChooseAreas/_Areas", "Network", new AreaFields(answers.Text(Name, "catalogue") ?? "thanh-hoa", answers.Text(Name, "level") ?? AreaFields.UsualLevel,
            [.. Enumerable.Range(0, lines).Select(i => named.ElementAtOrDefault(i))], catalogue.Communes, catalogue.All, answers.Number(Name, "lines") is not null)));
    }

    public Task<IReadOnlyList<Failure>> Check(SetupAnswers answers, CancellationToken ct) => Task.FromResult<IReadOnlyList<Failure>>([.. Wrong(answers)]);

    public async Task Apply(SetupAnswers answers, CancellationToken ct)
    {
        await Run("network-units", "units.csv", ct);
        await Run("network-succession", "succession.csv", ct);
        await recipes.Single(s => s.Name == "network-areas").Run(Chosen(answers), ct);
        await Run("network-organisations", "organisations.csv", ct);
        await Run("network-holidays", "holidays.csv", ct);
    }

    private IEnumerable<Failure> Wrong(SetupAnswers answers)
    {
        if (answers.Text(Name, "catalogue") is not (null or "thanh-hoa")) yield return Failure.Invalid("ui.value-invalid", "catalogue");
        if (answers.Text(Name, "level")?.Length > LongestWord) yield return Failure.Invalid("ui.setting-too-long", "level", LongestWord);
        var named = answers.List(Name, "areas");
        if (named.Count == 0) yield return Failure.Invalid("network.setup-areas-missing", "areas");
        for (var i = 0; i < named.Count; i++)
        {
            if (catalogue.Find(named[i]) is not { } area) yield return Failure.Invalid("network.setup-area-unknown", AreaFields.FieldOf(i), named[i]);
            else if (named.Take(i).Any(earlier => catalogue.Find(earlier)?.Code == area.Code)) yield return Failure.Invalid("network.setup-area-twice", AreaFields.FieldOf(i), area.Name);
        }
    }

    private Task Run(string step, string file, CancellationToken ct) => recipes.Single(s => s.Name == step).Run(RecipeContext.Own(typeof(ChooseAreasStep).Assembly, new { file }), ct);

    // The catalogue's own table, cut to the chosen rows and with the word people use for the level.
    private RecipeContext Chosen(SetupAnswers answers)
    {
        var (whole, codes) = (RecipeContext.Own(typeof(ChooseAreasStep).Assembly, new { file = "areas.csv" }), catalogue.Chosen(answers).Select(a => a.Code).ToHashSet());
        using var reader = new StreamReader(whole.Open("areas.csv"));
        var table = new StringBuilder(reader.ReadLine()).Append('\n');
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var cells = line.Split(',');
            if (!codes.Contains(cells[0])) continue;
            cells[2] = $"{answers.Text(Name, "level") ?? AreaFields.UsualLevel} {cells[1]}".Replace(",", " ", StringComparison.Ordinal).Replace('"', ' ');
            table.Append(CultureInfo.InvariantCulture, $"{string.Join(',', cells)}\n");
        }

        return whole with { Open = _ => new MemoryStream(Encoding.UTF8.GetBytes(table.ToString())) };
    }
}

/// <summary>What the partial shows.</summary>
/// <param name="Catalogue">The register of units.</param>
/// <param name="Level">The word between province and commune.</param>
/// <param name="Areas">Names as typed; null for a line that is still empty.</param>
/// <param name="Communes">In force today.</param>
/// <param name="Known">Areas to choose from.</param>
/// <param name="Added">A line was just added: the last one takes the focus.</param>
internal sealed record AreaFields(string Catalogue, string Level, IReadOnlyList<string?> Areas, int Communes, IReadOnlyList<SetupArea> Known, bool Added)
{
    public const string UsualLevel = "Khu vực";

    /// <summary>Id of a line's field; the first is the list's own, to which a missing list points.</summary>
    public static string FieldOf(int line) => line == 0 ? "areas" : $"areas-{line + 1}";
}
