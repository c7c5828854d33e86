using System.Text.Json;

namespace Campaigns.Kernel.Recipes;

/// <summary>One named kind of set-up step. Repeatable: running it again on the same data must change nothing.</summary>
public interface IRecipeStep
{
    /// <summary>The <c>name</c> a recipe calls it by, <c>module-noun</c>.</summary>
    string Name { get; }

    /// <summary>Carries it out. Wrong input throws <see cref="RecipeException"/> naming the place.</summary>
    Task Run(RecipeContext context, CancellationToken ct);
}

/// <summary>What a step is given.</summary>
/// <param name="Step">The step's own JSON object.</param>
/// <param name="Open">Opens a file of the recipe's folder in the module that wrote the step; throws when there is none.</param>
/// <param name="Progress">Tells how far it is; shown on the console.</param>
public sealed record RecipeContext(JsonElement Step, Func<string, Stream> Open, Action<string> Progress)
{
    /// <summary>For a module that carries a step of its own out by itself, over files of its folder <c>Recipes</c>.</summary>
    /// <param name="module">The module's assembly.</param>
    /// <param name="step">Members of the step, such as <c>{"file": "units.csv"}</c>.</param>
    public static RecipeContext Own(System.Reflection.Assembly module, object step) => new(JsonSerializer.SerializeToElement(step),
        file => module.GetManifestResourceStream("Recipes/" + file) ?? throw new RecipeException($"there is no file {file}"), _ => { });

    /// <summary>A text member of the step.</summary>
    /// <exception cref="RecipeException">Missing, or not a text.</exception>
    public string Text(string member) =>
        Step.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new RecipeException($"needs the text \"{member}\"");
}

/// <summary>A recipe says something that cannot be carried out.</summary>
public sealed class RecipeException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Adds rows for measuring at scale, for the verb <c>seed</c>. Each module adds its part.</summary>
public interface ISeeder
{
    /// <summary>Order among the modules: lower first.</summary>
    int Order { get; }

    /// <summary>Adds the module's part; deterministic for one plan.</summary>
    Task Seed(SeedPlan plan, Action<string> progress, CancellationToken ct);
}

/// <summary>How much to seed.</summary>
public sealed record SeedPlan(int People, int Events, int Enrolments, ulong Seed);
