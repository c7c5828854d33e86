using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Setup;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Features.SetUp;

namespace Campaigns.Network.Features.ChooseAreas;

/// <summary>The province's units and areas as they ship with the module, read before anything is stored.</summary>
internal sealed class AreaCatalogue(TimeProvider clock) : ISetupAreas
{
    private readonly Lazy<IReadOnlyList<RecipeRow>> _areas = new(() => Rows("areas.csv"));
    private readonly Lazy<IReadOnlyList<RecipeRow>> _units = new(() => Rows("units.csv"));

    public string ProvinceCode => "38";

    public IReadOnlyList<SetupArea> All => [.. _areas.Value.Select(Area)];

    /// <summary>Communes in force today.</summary>
    public int Communes
    {
        get
        {
            var today = clock.Today();
            return _units.Value.Count(row => row["level"] == "commune" && row.Day("validFrom") <= today && (row.OptionalDay("validTo") is not { } last || last >= today));
        }
    }

    /// <summary>The area people mean, with or without marks and the word of the level; null for none.</summary>
    public SetupArea? Find(string name)
    {
        var wish = Folding.Fold(name);
        return All.FirstOrDefault(a => Folding.Fold(a.Name) == wish || a.Code == wish || wish.EndsWith(" " + Folding.Fold(a.Name), StringComparison.Ordinal));
    }

    public IReadOnlyList<SetupArea> Chosen(SetupAnswers answers) =>
        [.. answers.List(ChooseAreasStep.StepName, "areas").Select(Find).OfType<SetupArea>().DistinctBy(a => a.Code)];

    private static SetupArea Area(RecipeRow row) => new(row["code"], row["name"], row.List("communes").Length);

    private static IReadOnlyList<RecipeRow> Rows(string file) => RecipeContext.Own(typeof(AreaCatalogue).Assembly, new { file }).Rows();
}
