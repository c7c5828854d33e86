using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Setup;

namespace Campaigns.Content.Features.SetUp;

/// <summary>The pages every site has, such as privacy and accessibility. Asks nothing.</summary>
internal sealed class StandingPagesStep(IEnumerable<IRecipeStep> recipes) : ISetupStep
{
    public string Name => "content-pages";

    public int Order => 250;

    public string? TextKey => null;

    public Task Apply(SetupAnswers answers, CancellationToken ct) =>
        recipes.Single(s => s.Name == "content-items").Run(RecipeContext.Own(typeof(StandingPagesStep).Assembly, new { file = "pages.json" }), ct);
}
