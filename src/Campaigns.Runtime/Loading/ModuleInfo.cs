using System.Reflection;
using Campaigns.Kernel.Modules;

namespace Campaigns.Runtime.Loading;

/// <summary>A loaded module or theme.</summary>
internal sealed class ModuleInfo
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    /// <summary>Null when it could not be loaded at all.</summary>
    public Assembly? Assembly { get; init; }

    public bool IsTheme { get; init; }

    public string[] Serves { get; init; } = [];

    /// <summary>Folder of a drop-in; null for a module built with the product.</summary>
    public string? Folder { get; init; }

    public IReadOnlyList<FeatureAttribute> Features { get; init; } = [];

    public IReadOnlyList<Type> Types { get; init; } = [];

    /// <summary>Why it is left out; for people.</summary>
    public string? Error { get; set; }

    /// <summary>The feature a type belongs to: its own attribute's, else the module's first.</summary>
    public string? FeatureOf(Type type) => type.GetCustomAttribute<FeatureAttribute>()?.Id ?? Features.FirstOrDefault()?.Id;
}

/// <summary>Something about modules cannot be right; the message names every side of it.</summary>
internal sealed class ModuleException(string message, string? moduleId = null, Exception? inner = null) : Exception(message, inner)
{
    public string? ModuleId { get; } = moduleId;
}
