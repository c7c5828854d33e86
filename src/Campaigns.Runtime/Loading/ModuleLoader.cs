using System.Reflection;
using System.Runtime.Loader;
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

    /// <summary>Loads a drop-in folder. Never throws: a broken one is told by its <see cref="ModuleInfo.Error"/>.</summary>
    public static ModuleInfo FromFolder(string folder)
    {
        var id = Path.GetFileName(folder);
        try
        {
            var dll = Path.Combine(folder, id + ".dll");
            if (!File.Exists(dll)) return Broken(id, folder, $"{id}.dll is missing in its folder");
            var assembly = new DropInContext(dll).LoadFromAssemblyPath(dll);
            return FromAssembly(assembly, folder) ?? Broken(id, folder, $"{id}.dll has no [assembly: Module]");
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or ReflectionTypeLoadException or TypeLoadException or FileLoadException)
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

/// <summary>Loads a drop-in's own files; everything the host has stays one type for both.</summary>
internal sealed class DropInContext(string dll) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(dll))
{
    private readonly AssemblyDependencyResolver _resolver = new(dll);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        try
        {
            return Default.LoadFromAssemblyName(assemblyName);
        }
        catch (FileNotFoundException)
        {
            return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
        }
    }
}
