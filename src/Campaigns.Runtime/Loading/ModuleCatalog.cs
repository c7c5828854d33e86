using System.Reflection;
using System.Runtime.Loader;
using Campaigns.Kernel.Modules;

namespace Campaigns.Runtime.Loading;

/// <summary>Every module and theme of this installation: built with the product (modules.txt) and dropped in (data path).</summary>
internal sealed class ModuleCatalog
{
    private readonly string _dropIns;
    private readonly Lock _scanning = new();
    private List<ModuleInfo> _modules;

    public ModuleCatalog(string listFile, string dataPath)
    {
        _dropIns = Path.Combine(dataPath, "modules");
        _modules = [.. InTree(listFile)];
        FeatureGraph.Check(_modules);
        Scan();
    }

    /// <summary>For tests: a catalog of given modules.</summary>
    internal ModuleCatalog(IEnumerable<ModuleInfo> modules, bool check = true)
    {
        _dropIns = "";
        _modules = [.. modules];
        if (check) FeatureGraph.Check(_modules);
    }

    public IReadOnlyList<ModuleInfo> All => _modules;

    public IEnumerable<ModuleInfo> Themes => _modules.Where(m => m is { IsTheme: true, Error: null });

    public IEnumerable<ModuleInfo> Modules => _modules.Where(m => !m.IsTheme);

    public ModuleInfo? For(Assembly assembly) => _modules.FirstOrDefault(m => m.Assembly == assembly);

    /// <summary>Looks for new drop-in folders. A loaded one stays as it is until the process restarts.</summary>
    public IReadOnlyList<string> Scan()
    {
        lock (_scanning)
        {
            if (!Directory.Exists(_dropIns)) return [];
            var known = _modules.Where(m => m.Folder is not null).Select(m => m.Folder).ToHashSet();
            var found = Directory.GetDirectories(_dropIns).Order().Where(f => !known.Contains(f)).Select(ModuleLoader.FromFolder).ToList();
            foreach (var module in found) FeatureGraph.CheckDropIn(module, _modules);
            _modules = [.. _modules, .. found];
            return [.. found.Select(m => m.Id)];
        }
    }

    private static IEnumerable<ModuleInfo> InTree(string listFile)
    {
        if (!File.Exists(listFile)) throw new ModuleException($"The list of modules is missing: {listFile}");
        foreach (var name in File.ReadAllLines(listFile).Where(l => l.Length > 0))
            if (ModuleLoader.FromAssembly(AssemblyLoadContext.Default.LoadFromAssemblyName(new(name)), null) is { } module)
                yield return module.Error is null ? module : throw new ModuleException(module.Error, module.Id);
    }
}
