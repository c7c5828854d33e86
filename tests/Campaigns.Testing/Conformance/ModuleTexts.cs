using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Campaigns.Kernel.Modules;

namespace Campaigns.Testing.Conformance;

/// <summary>Rules about a module's texts.</summary>
public static partial class ModuleTexts
{
    /// <summary>What breaks them, in words.</summary>
    public static IEnumerable<string> Breaches(Assembly module)
    {
        var (vi, en) = (Read(module, "vi"), Read(module, "en"));
        if (vi is null) yield return "Resources/vi.json is not in the assembly";
        if (en is null) yield return "Resources/en.json is not in the assembly";
        if (vi is null || en is null) yield break;
        foreach (var breach in Breaches(FeaturesOf(module), [.. ModulePermissions.Declared(module).Select(p => p.Name)], vi, en)) yield return breach;
    }

    /// <summary>The same of texts that are not in an assembly.</summary>
    public static IEnumerable<string> Breaches(IReadOnlyCollection<string> features, IReadOnlyCollection<string> permissions, IReadOnlyDictionary<string, string> vi, IReadOnlyDictionary<string, string> en)
    {
        foreach (var key in vi.Keys.Except(en.Keys)) yield return $"{key} is missing in English";
        foreach (var key in en.Keys.Except(vi.Keys)) yield return $"{key} is missing in Vietnamese";
        foreach (var (key, _) in vi.Concat(en).Where(t => string.IsNullOrWhiteSpace(t.Value))) yield return $"{key} is empty";
        foreach (var key in vi.Keys.Where(k => en.ContainsKey(k) && !Places(vi[k]).SetEquals(Places(en[k])))) yield return $"{key} has other places to fill in Vietnamese than in English";
        foreach (var key in vi.Keys.Where(k => !Key().IsMatch(k) || !IsOwn(k, features))) yield return $"{key} does not begin with the module's name";
        foreach (var feature in features)
            foreach (var member in new[] { "name", "description" })
                if (!vi.ContainsKey($"module.{feature}.{member}")) yield return $"module.{feature}.{member} is missing: the Features page shows it";
        foreach (var name in permissions.Where(p => !vi.ContainsKey("permission." + p))) yield return $"permission.{name} is missing: the roles page shows it";
    }

    internal static IReadOnlyCollection<string> FeaturesOf(Assembly module)
    {
        var own = module.GetCustomAttribute<ModuleAttribute>() ?? throw new ArgumentException($"{module.GetName().Name} has no [assembly: Module]");
        return [.. module.GetCustomAttributes<FeatureAttribute>().Select(f => f.Id).Append(own.Id).Distinct().Select(id => id.ToLowerInvariant())];
    }

    private static bool IsOwn(string key, IEnumerable<string> features) =>
        features.Any(f => key.StartsWith(f + ".", StringComparison.Ordinal) || key.StartsWith($"module.{f}.", StringComparison.Ordinal) || key.StartsWith($"permission.{f}.", StringComparison.Ordinal) || key.StartsWith($"record.{f}.", StringComparison.Ordinal));

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Groups[1].Value)];

    private static Dictionary<string, string>? Read(Assembly module, string language)
    {
        using var stream = module.GetManifestResourceStream($"Resources/{language}.json");
        return stream is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(stream);
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\.[a-z0-9.-]+$")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Place();
}
