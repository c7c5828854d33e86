using System.Reflection;
using Campaigns.Kernel.Modules;

namespace Campaigns.Runtime.Loading;

/// <summary>Turns an assembly into a <see cref="ModuleInfo"/>, in-tree and drop-in alike.</summary>
internal static class ModuleLoader
{
    /// <summary>Null for an assembly that is neither module nor theme, such as a Contracts assembly.</summary>
    public static ModuleInfo? FromAssembly(Assembly assembly, string? folder)
    {
        if (assembly.GetCustomAttribute<ThemeAttribute>() is { } theme)
            return new() { Id = theme.Id, Version = "1.0.0", Assembly = assembly, IsTheme = true, Serves = theme.Serves, Folder = folder };
        if (assembly.GetCustomAttribute<ModuleAttribute>() is not { } module) return null;
        return new()
        {
            Id = module.Id,
            Version = module.Version,
            Assembly = assembly,
            Folder = folder,
            Features = FeaturesOf(assembly, module),
            Types = module.ApiVersion == PluginApi.Version ? assembly.GetTypes() : [],
            Error = module.ApiVersion == PluginApi.Version ? null : $"{module.Id} is built for plugin API {module.ApiVersion}; this product offers {PluginApi.Version}",
        };
    }

    /// <summary>Loads a drop-in folder. Never throws, whatever lies in it: a broken one is told by its <see cref="ModuleInfo.Error"/>.</summary>
    public static ModuleInfo FromFolder(string folder, SharedContracts contracts)
    {
        var id = Path.GetFileName(folder);
        try
        {
            var dll = Path.Combine(folder, id + ".dll");
            if (!File.Exists(dll)) return Broken(id, folder, $"{id}.dll is missing in its folder");
            var assembly = new DropInContext(dll, contracts).LoadFromAssemblyPath(dll);
            return FromAssembly(assembly, folder) ?? Broken(id, folder, $"{id}.dll has no [assembly: Module]");
        }
        catch (ReflectionTypeLoadException e)
        {
            // One line per cause: a missing neighbour is missed by each type that uses it.
            return Broken(id, folder, $"{id} could not be loaded: {string.Join("; ", e.LoaderExceptions.Select(x => x?.Message).Distinct().Take(3))}");
        }
        catch (Exception e)
        {
            return Broken(id, folder, $"{id} could not be loaded: {e.Message}");
        }
    }

    private static ModuleInfo Broken(string id, string folder, string why) => new() { Id = id, Version = "?", Folder = folder, Error = why };

    private static FeatureAttribute[] FeaturesOf(Assembly assembly, ModuleAttribute module)
    {
        var declared = assembly.GetCustomAttributes<FeatureAttribute>().ToArray();
        return declared.Length > 0 ? [.. declared.OrderBy(f => f.Id == module.Id ? 0 : 1)] : [new FeatureAttribute(module.Id)];
    }
}
