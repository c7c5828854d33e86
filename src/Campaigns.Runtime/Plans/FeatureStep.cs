using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Modules;
using Microsoft.Extensions.Localization;

namespace Campaigns.Runtime.Plans;

/// <summary>Which features are on. Not a part like the others: what it switches decides which parts there are.</summary>
internal sealed class FeatureStep(IFeatures features)
{
    public const string Name = "features";
    public const string Permission = "operations.features-manage";

    public JsonObject Export()
    {
        var sound = features.All.Where(f => f.Error is null).ToList();
        return new() { ["on"] = Ids(sound.Where(f => f.On)), ["off"] = Ids(sound.Where(f => !f.On && !f.IsNew)) };
    }

    /// <summary>What is to be switched, needs first.</summary>
    public Result<FeatureChanges> Read(JsonObject step)
    {
        var (on, off) = (Ids(step["on"]), Ids(step["off"]));
        if (on is null || off is null) return Failure.Invalid("ui.plan-features-shape", "features");
        var known = features.All.ToDictionary(f => f.Id, StringComparer.Ordinal);
        var unknown = on.Where(id => !known.ContainsKey(id)).Select(id => Failure.Invalid("ui.plan-no-such-feature", id, id)).ToList();
        unknown.AddRange(on.Where(id => known.TryGetValue(id, out var f) && f.Error is not null).Select(id => Failure.Conflict("ui.plan-feature-broken", id).At(id)));
        unknown.AddRange(on.Intersect(off, StringComparer.Ordinal).Select(id => Failure.Invalid("ui.plan-feature-both", id, id)));
        if (unknown.Count > 0) return Result<FeatureChanges>.Refuse(unknown);
        return new FeatureChanges([.. features.All.Where(f => !f.On && on.Contains(f.Id)).Select(f => f.Id)], [.. features.All.Where(f => f.On && off.Contains(f.Id)).Select(f => f.Id).Reverse()]);
    }

    public static IReadOnlyList<string> Words(FeatureChanges changes, IStringLocalizer texts) =>
        [.. changes.On.Select(id => texts["ui.plan-feature-on", NameOf(id, texts)].Value), .. changes.Off.Select(id => texts["ui.plan-feature-off", NameOf(id, texts)].Value)];

    /// <summary>Switches. What was switched is switched back when one of them does not go.</summary>
    /// <returns>Why not; null when all was done.</returns>
    public async Task<Failure?> Switch(FeatureChanges changes, CancellationToken ct)
    {
        var done = new List<(string Id, bool On)>();
        foreach (var (id, on) in changes.On.Select(id => (id, true)).Concat(changes.Off.Select(id => (id, false))))
        {
            if (await features.Switch(id, on, ct) is { } why)
            {
                await Undo(done);
                return Failure.Conflict("ui.plan-feature-refused", id, why).At(id);
            }

            done.Add((id, on));
        }

        return null;
    }

    /// <summary>The way back, last first.</summary>
    public async Task Undo(IEnumerable<(string Id, bool On)> done)
    {
        foreach (var (id, on) in done.Reverse()) await features.Switch(id, !on, CancellationToken.None);
    }

    private static string NameOf(string id, IStringLocalizer texts)
    {
        var name = texts[$"module.{id.ToLowerInvariant()}.name"];
        return name.ResourceNotFound ? id : $"{name.Value} ({id})";
    }

    private static JsonArray Ids(IEnumerable<FeatureState> features) => [.. features.Select(f => f.Id).Order(StringComparer.Ordinal).Select(id => (JsonNode)id)];

    private static HashSet<string>? Ids(JsonNode? list) => list switch
    {
        null => [],
        JsonArray ids when ids.All(i => i?.GetValueKind() == JsonValueKind.String) => [.. ids.Select(i => i!.GetValue<string>())],
        _ => null,
    };
}

/// <summary>What is to be switched, in order.</summary>
internal sealed record FeatureChanges(IReadOnlyList<string> On, IReadOnlyList<string> Off)
{
    public static readonly FeatureChanges None = new([], []);

    public bool Any => On.Count + Off.Count > 0;
}
