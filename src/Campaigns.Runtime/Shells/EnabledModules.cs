using System.Reflection;
using Campaigns.Kernel.Modules;
using Campaigns.Runtime.Loading;

namespace Campaigns.Runtime.Shells;

/// <summary>What a shell is built from: the modules with an enabled feature, and of their types those whose feature is on.</summary>
internal sealed class EnabledModules
{
    private EnabledModules(ModuleCatalog catalog, IReadOnlySet<string> features)
    {
        var order = FeatureGraph.Order([.. catalog.Modules.Where(m => m.Error is null).SelectMany(m => m.Features)]).Select((f, i) => (f.Id, i)).ToDictionary(x => x.Id, x => x.i);
        Modules = [.. catalog.Modules.Where(m => m.Error is null && m.Features.Any(f => features.Contains(f.Id))).OrderBy(m => order[m.Features[0].Id])];
        Types = [.. Modules.SelectMany(m => m.Types.Where(t => t is { IsAbstract: false, IsInterface: false, IsGenericTypeDefinition: false } && m.FeatureOf(t) is { } f && features.Contains(f)).Select(t => (m, t)))];
        Startups = [.. Types.Where(x => typeof(StartupBase).IsAssignableFrom(x.Type) && NeighboursAreOn(x.Type, features)).Select(x => (x.Module, (StartupBase)Activator.CreateInstance(x.Type, nonPublic: true)!)).OrderBy(x => x.Item2.Order)];
        Themes = [.. catalog.Themes];
        Catalog = catalog;
        Features = features;
    }

    public ModuleCatalog Catalog { get; }

    public IReadOnlySet<string> Features { get; }

    public IReadOnlyList<ModuleInfo> Modules { get; }

    public IReadOnlyList<ModuleInfo> Themes { get; }

    public IReadOnlyList<(ModuleInfo Module, Type Type)> Types { get; }

    public IReadOnlyList<(ModuleInfo Module, StartupBase Startup)> Startups { get; }

    /// <summary>Assemblies with pages, texts and assets.</summary>
    public IEnumerable<Assembly> Assemblies => Modules.Concat(Themes).Select(m => m.Assembly!);

    public static EnabledModules From(ModuleCatalog catalog, IReadOnlySet<string> features) => new(catalog, features);

    /// <summary>The module a fault speaks of, if its message or stack names one of its types; a drop-in before the product's own, which were tested together.</summary>
    public string? Blame(Exception e)
    {
        var told = e.ToString();
        return Modules.Where(m => told.Contains(m.Assembly!.GetName().Name! + ".", StringComparison.Ordinal)).OrderBy(m => m.Folder is null).FirstOrDefault()?.Id;
    }

    private static bool NeighboursAreOn(Type startup, IReadOnlySet<string> features) =>
        startup.GetCustomAttribute<RequireFeaturesAttribute>() is not { } needs || needs.Ids.All(features.Contains);
}
