using System.Reflection;
using System.Runtime.Loader;
using Campaigns.Kernel.Modules;

namespace Campaigns.Runtime.Loading;

/// <summary>Every module and theme of this installation: built with the product (modules.txt) and dropped in (data path).</summary>
internal sealed class ModuleCatalog
{
    private readonly string _dropIns;
    private readonly SharedContracts _contracts;
    private readonly Lock _scanning = new();
    private List<ModuleInfo> _modules;

    public ModuleCatalog(string listFile, string dataPath)
    {
        _dropIns = Path.Combine(dataPath, "modules");
        _contracts = new(_dropIns);
        _modules = [.. InTree(listFile)];
        FeatureGraph.Check(_modules);
        Scan();
    }

    /// <summary>For tests: a catalog of given modules.</summary>
    internal ModuleCatalog(IEnumerable<ModuleInfo> modules, bool check = true)
    {
        _dropIns = "";
        _contracts = new("");
        _modules = [.. modules];
        if (check) FeatureGraph.Check(_modules);
    }

    /// <summary>Where drop-ins lie, each in a folder of its name.</summary>
    public string DropIns => _dropIns;

    public IReadOnlyList<ModuleInfo> All => _modules;

    public IEnumerable<ModuleInfo> Themes => _modules.Where(m => m is { IsTheme: true, Error: null });

    public IEnumerable<ModuleInfo> Modules => _modules.Where(m => !m.IsTheme);

    public ModuleInfo? For(Assembly assembly) => _modules.FirstOrDefault(m => m.Assembly == assembly);

    /// <summary>Looks for new drop-in folders, and again at those from which nothing could be loaded. A loaded one stays as it is until
    /// the process restarts. Answers the ids of what is new and fits.</summary>
    public IReadOnlyList<string> Scan()
    {
        lock (_scanning)
        {
            var there = Directory.Exists(_dropIns) ? Directory.GetDirectories(_dropIns).Where(f => !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal).ToList() : [];
            var kept = _modules.Where(m => m.Folder is null || m.Assembly is not null).ToList();
            var known = kept.Select(m => m.Folder).ToHashSet();
            foreach (var folder in there.Where(f => !known.Contains(f)))
            {
                var module = ModuleLoader.FromFolder(folder, _contracts);
                FeatureGraph.CheckDropIn(module, kept);
                kept.Add(module);
            }

            var before = _modules;
            CheckAgain(kept);
            _modules = kept;
            return [.. kept.Where(m => m.Error is null && !before.Contains(m)).Select(m => m.Id)];
        }
    }

    // A drop-in that needs another one may have come first.
    private static void CheckAgain(List<ModuleInfo> modules)
    {
        foreach (var waiting in modules.Where(m => m is { Folder: not null, Assembly: not null, Error: not null, MayRetry: false } && m.Types.Count > 0))
        {
            waiting.Error = null;
            FeatureGraph.CheckDropIn(waiting, [.. modules.Where(m => m != waiting)]);
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
