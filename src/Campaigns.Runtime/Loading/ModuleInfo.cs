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

    /// <summary>The fault came when starting, so that starting may be tried again. What does not fit stays out until it is replaced.</summary>
    public bool MayRetry { get; private set; }

    /// <summary>It was loaded, but a shell with it did not start: it is left out from now on.</summary>
    public void Fail(string why) => (Error, MayRetry) = (why, true);

    /// <summary>Another try is wanted.</summary>
    public void Forgive()
    {
        if (MayRetry) (Error, MayRetry) = (null, false);
    }

    /// <summary>The feature a type belongs to: its own attribute's, else the module's first.</summary>
    public string? FeatureOf(Type type) => type.GetCustomAttribute<FeatureAttribute>()?.Id ?? Features.FirstOrDefault()?.Id;
}

/// <summary>Something about modules cannot be right; the message names every side of it.</summary>
internal sealed class ModuleException(string message, string? moduleId = null, Exception? inner = null) : Exception(message, inner)
{
    public string? ModuleId { get; } = moduleId;
}
