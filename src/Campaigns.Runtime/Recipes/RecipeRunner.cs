using System.Reflection;
using System.Text.Json;
using Campaigns.Data.Auditing;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Security;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Shells;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Runtime.Recipes;

/// <summary>Runs a recipe: each enabled module's part, in order of their needs, step by step. A step that was done is not done again,
/// so that a run that was cut off goes on where it was.</summary>
internal sealed class RecipeRunner(ShellHolder shells)
{
    public static IReadOnlyList<string> Names(EnabledModules modules) =>
        [.. modules.Modules.SelectMany(m => m.Assembly!.GetManifestResourceNames()).Where(n => n.StartsWith("Recipes/", StringComparison.Ordinal) && n.EndsWith(".recipe.json", StringComparison.Ordinal))
            .Select(n => n["Recipes/".Length..^".recipe.json".Length]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The instant a demo recipe's clock stands at; null for a recipe that names none.</summary>
    public static DateTimeOffset? ClockOf(EnabledModules modules, string recipe)
    {
        foreach (var module in modules.Modules)
            if (Read(module.Assembly!, recipe) is { } part && part.TryGetProperty("clock", out var clock)) return clock.GetDateTimeOffset();
        return null;
    }

    /// <summary>Runs what is not done yet.</summary>
    /// <exception cref="RecipeException">No such recipe, an unknown step, or a step that cannot be carried out; names the place.</exception>
    public async Task Run(string recipe, Action<string> progress, CancellationToken ct)
    {
        var shell = shells.Enter();
        try
        {
            var modules = shell.Services.GetRequiredService<EnabledModules>();
            var parts = modules.Modules.Select(m => (Module: m, Part: Read(m.Assembly!, recipe))).Where(p => p.Part is not null).ToList();
            if (parts.Count == 0) throw new RecipeException($"There is no recipe {recipe}; there are: {string.Join(", ", Names(modules))}");
            var known = StepNames(shell);
            foreach (var (module, part) in parts) Validate(module, recipe, part!.Value, known);
            foreach (var (module, part) in InOrder(parts)) await RunPart(shell, module, recipe, part!.Value, progress, ct);
        }
        finally
        {
            shell.Leave();
        }
    }

    // A part may name modules whose parts come first, where its data need theirs although its code does not: "after": ["Events"].
    private static List<(ModuleInfo Module, JsonElement? Part)> InOrder(List<(ModuleInfo Module, JsonElement? Part)> parts)
    {
        var waiting = new List<(ModuleInfo Module, JsonElement? Part)>(parts);
        var ordered = new List<(ModuleInfo Module, JsonElement? Part)>();
        while (waiting.Count > 0)
        {
            var next = waiting.FindIndex(p => After(p.Part!.Value).All(id => !waiting.Exists(w => w.Module.Id == id && w.Module != p.Module)));
            if (next < 0) throw new RecipeException($"the parts of {string.Join(", ", waiting.Select(w => w.Module.Id))} wait for each other");
            ordered.Add(waiting[next]);
            waiting.RemoveAt(next);
        }

        return ordered;
    }

    private static IEnumerable<string> After(JsonElement part) =>
        part.TryGetProperty("after", out var after) && after.ValueKind == JsonValueKind.Array ? after.EnumerateArray().Select(a => a.GetString() ?? "") : [];

    private static HashSet<string> StepNames(Shell shell)
    {
        using var scope = shell.Services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IRecipeStep>().Select(s => s.Name)];
    }

    // Everything is looked at before anything is done: a broken recipe changes nothing.
    private static void Validate(ModuleInfo module, string recipe, JsonElement part, HashSet<string> known)
    {
        var number = 0;
        foreach (var step in Steps(module, recipe, part))
        {
            number++;
            if (step.ValueKind != JsonValueKind.Object || !step.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String)
                throw new RecipeException($"{recipe}, {module.Id}, step {number}: has no name");
            if (!known.Contains(name.GetString()!)) throw new RecipeException($"{recipe}, {module.Id}, step {number}: no feature that is on knows the step {name.GetString()}");
        }
    }

    private static JsonElement.ArrayEnumerator Steps(ModuleInfo module, string recipe, JsonElement part) =>
        part.TryGetProperty("steps", out var steps) && steps.ValueKind == JsonValueKind.Array
            ? steps.EnumerateArray()
            : throw new RecipeException($"{recipe}, {module.Id}: has no steps");

    private static async Task RunPart(Shell shell, ModuleInfo module, string recipe, JsonElement part, Action<string> progress, CancellationToken ct)
    {
        var number = 0;
        foreach (var step in Steps(module, recipe, part))
        {
            number++;
            var bulk = new BulkCount();
            using var origin = AuditOrigin.Enter(new("recipe", recipe) { Bulk = bulk });
            await using var scope = shell.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<IActAs>().System();
            var core = scope.ServiceProvider.GetRequiredService<CoreDbContext>();
            var name = step.GetProperty("name").GetString()!;
            var key = $"{module.Id}/{number}/{name}";
            if (await core.Recipes.AnyAsync(r => r.Recipe == recipe && r.Step == key, ct)) continue;
            progress($"{module.Id}: {name}");
            await RunStep(scope.ServiceProvider, module, recipe, number, name, step, progress, ct);
            if (bulk.Rows.Count > 0) scope.ServiceProvider.GetRequiredService<IAudit>().Note("ui.recipe-step", new("core.recipe", Guid.Empty), new { recipe, step = key, rows = bulk.Rows });
            core.Recipes.Add(new() { Recipe = recipe, Step = key, DoneAt = TimeProvider.System.GetUtcNow() });
            await core.SaveChangesAsync(ct);
        }
    }

    private static async Task RunStep(IServiceProvider services, ModuleInfo module, string recipe, int number, string name, JsonElement step, Action<string> progress, CancellationToken ct)
    {
        try
        {
            var handler = services.GetServices<IRecipeStep>().Single(s => s.Name == name);
            await handler.Run(new(step, file => Open(module.Assembly!, file), progress), ct);
        }
        catch (Exception e) when (e is RecipeException or JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new RecipeException($"{recipe}, {module.Id}, step {number} ({name}): {e.Message}", e);
        }
    }

    private static Stream Open(Assembly assembly, string file) =>
        assembly.GetManifestResourceStream("Recipes/" + file) ?? throw new RecipeException($"there is no file {file}");

    private static JsonElement? Read(Assembly assembly, string recipe)
    {
        using var stream = assembly.GetManifestResourceStream($"Recipes/{recipe}.recipe.json");
        if (stream is null) return null;
        try
        {
            return JsonDocument.Parse(stream).RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new RecipeException($"{recipe} of {assembly.GetName().Name} is not JSON: {e.Message}", e);
        }
    }
}
