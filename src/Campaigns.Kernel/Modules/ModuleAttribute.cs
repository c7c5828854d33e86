namespace Campaigns.Kernel.Modules;

/// <summary>Declares an assembly to be a module. Its visible name and description are the text keys
/// <c>module.&lt;id&gt;.name</c> and <c>module.&lt;id&gt;.description</c>, id in lower case.</summary>
/// <example><code>[assembly: Module(Id = "Registrations", Version = "1.0.0", ApiVersion = 1)]</code></example>
[AttributeUsage(AttributeTargets.Assembly)]
public class ModuleAttribute : Attribute
{
    /// <summary>Unique, PascalCase; also the Razor area of the module's pages.</summary>
    public required string Id { get; init; }

    /// <summary>The module's own version, for people.</summary>
    public string Version { get; init; } = "1.0.0";

    /// <summary>The version of this plugin API the module was built for. Another number than
    /// <see cref="PluginApi.Version"/> is refused at load, with both numbers named.</summary>
    public int ApiVersion { get; init; } = PluginApi.Version;

    /// <summary>Who made it, for people.</summary>
    public string Author { get; init; } = "";
}

/// <summary>Declares an assembly to be a theme: a layout, tokens and overrides of modules' partials.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ThemeAttribute : Attribute
{
    /// <summary>Unique, such as <c>Theme.Province</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The first path segments this theme serves, such as <c>/admin</c>. Empty: every other path.</summary>
    public string[] Serves { get; init; } = [];
}

/// <summary>The plugin API that this Kernel offers.</summary>
public static class PluginApi
{
    /// <summary>Grows with each breaking change of a public type in the Kernel.</summary>
    public const int Version = 1;
}
