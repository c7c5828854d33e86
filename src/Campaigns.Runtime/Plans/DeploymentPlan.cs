using System.Text.Json.Nodes;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Security;
using Campaigns.Runtime.Security;
using Campaigns.Runtime.Shells;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Runtime.Plans;

/// <summary>Features first, then each part in the shell there is after that.</summary>
internal sealed class DeploymentPlan(ShellHolder shells) : IDeploymentPlan
{
    /// <summary>The recipe's name in the file, by which it is known again.</summary>
    public const string Kind = "deployment-plan";

    private readonly FeatureStep _features = new(shells);

    // One at a time: two that switch features against each other would leave neither's.
    private readonly SemaphoreSlim _turn = new(1);

    public Task<JsonObject> Export(CancellationToken ct) => InShell(null, async services =>
    {
        JsonArray steps = [Step(FeatureStep.Name, _features.Export())];
        foreach (var part in Parts(services))
            if (await part.Export(ct) is { } members) steps.Add(Step(part.Name, members));
        return new JsonObject { ["name"] = Kind, ["steps"] = steps };
    });

    public async Task<PlanOutcome> Import(JsonObject plan, bool save, IActor by, CancellationToken ct)
    {
        if (Steps(plan) is not { } steps) return Refused("", Failure.Invalid("ui.plan-no-plan"));
        await _turn.WaitAsync(ct);
        try
        {
            var features = steps.FirstOrDefault(s => NameOf(s) == FeatureStep.Name) is { } step ? _features.Read(step) : FeatureChanges.None;
            if (features.Succeeded && features.Value.Any && !by.Has(FeatureStep.Permission)) features = Failure.Forbidden("ui.plan-not-allowed");
            var looked = await Look(steps, features, by, ct);
            return save && looked.Succeeded && looked.Steps.Any(s => s.Changes.Count > 0 || s.Waits) ? await CarryOut(steps, features.Value, by, ct) : looked;
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task<PlanOutcome> Look(List<JsonObject> steps, Result<FeatureChanges> features, IActor by, CancellationToken ct) =>
        InShell(by, services => Parts(steps, services, features.Succeeded ? features.Value : FeatureChanges.None, by, save: false, Told(steps, features, services), ct));

    private async Task<PlanOutcome> CarryOut(List<JsonObject> steps, FeatureChanges features, IActor by, CancellationToken ct)
    {
        var told = await InShell(by, services => Task.FromResult(Told(steps, features, services)));
        if (await _features.Switch(features, ct) is { } refused) return Refused(FeatureStep.Name, refused);

        // Once more before the first is saved: parts of features that were off could not be asked.
        var looked = await InShell(by, services => Parts(steps, services, FeatureChanges.None, by, save: false, told, ct));
        if (looked.Succeeded) return await InShell(by, services => Parts(steps, services, FeatureChanges.None, by, save: true, told, ct));
        await _features.Undo(features.On.Select(id => (id, true)).Concat(features.Off.Select(id => (id, false))));
        return looked;
    }

    private static List<PlanStepOutcome> Told(List<JsonObject> steps, Result<FeatureChanges> features, IServiceProvider services)
    {
        if (!steps.Exists(s => NameOf(s) == FeatureStep.Name)) return [];
        var changes = features.Succeeded ? FeatureStep.Words(features.Value, services.GetRequiredService<IStringLocalizer>()) : [];
        return [new(FeatureStep.Name, changes, features.Succeeded ? [] : features.Failures)];
    }

    private static async Task<PlanOutcome> Parts(List<JsonObject> steps, IServiceProvider services, FeatureChanges coming, IActor by, bool save, List<PlanStepOutcome> told, CancellationToken ct)
    {
        var outcomes = new List<PlanStepOutcome>(told);
        var parts = Parts(services).ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var step in steps.Where(s => NameOf(s) != FeatureStep.Name))
        {
            var name = NameOf(step)!;
            if (!parts.TryGetValue(name, out var part)) outcomes.Add(coming.On.Count > 0 ? new(name, [], [], Waits: true) : new(name, [], [Failure.Invalid("ui.plan-no-such-step", name, name)]));
            else if (!by.Has(part.Permission)) outcomes.Add(new(name, [], [Failure.Forbidden("ui.plan-not-allowed")]));
            else outcomes.Add(Outcome(name, await part.Import(step, save, ct), coming));
        }

        return new(outcomes);
    }

    // What a feature that comes on first will bring is not there yet: its settings and permissions are no mistake.
    private static PlanStepOutcome Outcome(string name, Result<IReadOnlyList<string>> imported, FeatureChanges coming)
    {
        if (imported.Succeeded) return new(name, imported.Value, []);
        var wrong = imported.Failures.Where(f => !coming.On.Any(id => f.Field?.StartsWith(id.Split('.')[0].ToLowerInvariant() + ".", StringComparison.Ordinal) == true)).ToList();
        return new(name, [], wrong, Waits: wrong.Count == 0);
    }

    private async Task<T> InShell<T>(IActor? by, Func<IServiceProvider, Task<T>> ask)
    {
        var shell = shells.Enter();
        try
        {
            await using var scope = shell.Services.CreateAsyncScope();
            if (by is RequestActor caller) scope.ServiceProvider.GetRequiredService<RequestActor>().BecomeLike(caller);
            return await ask(scope.ServiceProvider);
        }
        finally
        {
            shell.Leave();
        }
    }

    private static IOrderedEnumerable<IPlanPart> Parts(IServiceProvider services) => services.GetServices<IPlanPart>().OrderBy(p => p.Name, StringComparer.Ordinal);

    private static PlanOutcome Refused(string step, Failure failure) => new([new(step, [], [failure])]);

    private static List<JsonObject>? Steps(JsonObject plan) =>
        plan["steps"] is JsonArray steps && steps.All(s => s is JsonObject step && NameOf(step) is not null) ? [.. steps.Select(s => (JsonObject)s!)] : null;

    private static string? NameOf(JsonObject step) => step["name"] is JsonValue name && name.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject Step(string name, JsonObject members)
    {
        var step = new JsonObject { ["name"] = name };
        foreach (var (key, value) in members) step[key] = value?.DeepClone();
        return step;
    }
}
