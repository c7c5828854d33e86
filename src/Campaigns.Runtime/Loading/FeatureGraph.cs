using System.Reflection;
using Campaigns.Data;
using Campaigns.Kernel.Modules;

namespace Campaigns.Runtime.Loading;

/// <summary>Checks and orders features by what they need.</summary>
internal static class FeatureGraph
{
    /// <summary>Refuses missing, doubled and circular things, naming both sides.</summary>
    public static void Check(IReadOnlyList<ModuleInfo> modules)
    {
        var byId = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var module in modules)
            foreach (var feature in module.Features)
                if (!byId.TryAdd(feature.Id, module.Id))
                    throw new ModuleException($"Feature {feature.Id} is declared by both {byId[feature.Id]} and {module.Id}", module.Id);
        if (modules.Where(m => m.Error is null).GroupBy(m => m.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ModuleException($"Module {twice.Key} is there twice: {string.Join(" and ", twice.Select(m => m.Assembly!.GetName().Name))}", twice.Key);
        foreach (var module in modules)
            foreach (var feature in module.Features)
                if (feature.DependsOn.FirstOrDefault(d => !byId.ContainsKey(d)) is { } missing)
                    throw new ModuleException($"Feature {feature.Id} of {module.Id} needs {missing}, which no module declares", module.Id);
        Order([.. modules.SelectMany(m => m.Features)]);
    }

    /// <summary>Marks a drop-in that does not fit, instead of stopping the product.</summary>
    public static void CheckDropIn(ModuleInfo module, IReadOnlyList<ModuleInfo> others)
    {
        if (module.Error is not null) return;
        try
        {
            Check([.. others.Where(m => m.Error is null), module]);
            CheckPrefixes(module, others);
        }
        catch (ModuleException e)
        {
            module.Error = e.Message;
        }
    }

    // Two modules with one prefix would write into each other's tables.
    private static void CheckPrefixes(ModuleInfo module, IReadOnlyList<ModuleInfo> others)
    {
        foreach (var prefix in Prefixes(module))
        {
            if (prefix == "core") throw new ModuleException($"{module.Id} uses the table prefix core, which is the product's own", module.Id);
            if (others.FirstOrDefault(m => m.Error is null && Prefixes(m).Contains(prefix)) is { } other)
                throw new ModuleException($"{module.Id} uses the table prefix {prefix}, which is that of {other.Id}", module.Id);
        }
    }

    private static IEnumerable<string> Prefixes(ModuleInfo module) =>
        module.Types.SelectMany(t => t.GetCustomAttributes<TablePrefixAttribute>(inherit: false)).Select(a => a.Prefix).Distinct();

    /// <summary>What is needed comes first; then priority, then id.</summary>
    public static IReadOnlyList<FeatureAttribute> Order(IReadOnlyList<FeatureAttribute> features)
    {
        var byId = features.ToDictionary(f => f.Id);
        var ordered = new List<FeatureAttribute>();
        var path = new List<string>();
        var done = new HashSet<string>();
        foreach (var feature in features.OrderBy(f => f.Priority).ThenBy(f => f.Id, StringComparer.Ordinal)) Visit(feature);
        return ordered;

        void Visit(FeatureAttribute feature)
        {
            if (done.Contains(feature.Id)) return;
            if (path.Contains(feature.Id))
                throw new ModuleException($"Features need each other in a circle: {string.Join(" → ", path.SkipWhile(id => id != feature.Id))} → {feature.Id}");
            path.Add(feature.Id);
            foreach (var needed in feature.DependsOn.Order(StringComparer.Ordinal))
                if (byId.TryGetValue(needed, out var other)) Visit(other);
            path.RemoveAt(path.Count - 1);
            done.Add(feature.Id);
            ordered.Add(feature);
        }
    }

    /// <summary>The features asked for that can be on: each with everything it needs.</summary>
    public static HashSet<string> Closed(IReadOnlyList<FeatureAttribute> all, IReadOnlySet<string> wanted)
    {
        var on = new HashSet<string>(StringComparer.Ordinal);
        foreach (var feature in Order(all))
            if (wanted.Contains(feature.Id) && feature.DependsOn.All(on.Contains)) on.Add(feature.Id);
        return on;
    }
}
