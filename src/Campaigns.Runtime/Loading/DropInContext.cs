using System.Reflection;
using System.Runtime.Loader;

namespace Campaigns.Runtime.Loading;

/// <summary>Loads a drop-in's own files. What the host has is the host's, so that a type is one type for both:
/// the product's assemblies whatever version the drop-in was built against (its <c>ApiVersion</c> says whether it fits),
/// other packages unless the drop-in needs a newer one, which it then brings along.</summary>
internal sealed class DropInContext(string dll, SharedContracts contracts) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(dll))
{
    private const string Product = "Campaigns.";

    private readonly AssemblyDependencyResolver _resolver = new(dll);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var shared = assemblyName.Name!.StartsWith(Product, StringComparison.Ordinal) ? new AssemblyName(assemblyName.Name) : assemblyName;
        try
        {
            return Default.LoadFromAssemblyName(shared);
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException)
        {
            if (contracts.Find(assemblyName.Name) is { } theirs) return theirs;
            return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
        }
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;
}

/// <summary>The Contracts of drop-ins, loaded once for all of them: what one tells another must be one type for both.</summary>
internal sealed class SharedContracts(string dropIns)
{
    private readonly AssemblyLoadContext _context = new("Contracts of drop-ins");

    /// <summary>Null for anything that is no Contracts assembly, or of which no drop-in has a copy.</summary>
    public Assembly? Find(string? name)
    {
        if (name?.EndsWith(".Contracts", StringComparison.Ordinal) != true || !Directory.Exists(dropIns)) return null;
        if (_context.Assemblies.FirstOrDefault(a => a.GetName().Name == name) is { } there) return there;
        var file = Directory.GetDirectories(dropIns).Order(StringComparer.Ordinal).Select(f => Path.Combine(f, name + ".dll")).FirstOrDefault(File.Exists);
        return file is null ? null : _context.LoadFromAssemblyPath(file);
    }
}
