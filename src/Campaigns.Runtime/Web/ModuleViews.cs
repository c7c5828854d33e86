using System.Reflection;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Shells;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.AspNetCore.Razor.Hosting;

namespace Campaigns.Runtime.Web;

/// <summary>Gives every module its own area and every theme its own root, so that equal paths of two modules do not collide.
/// <c>/Features/X/Y.cshtml</c> of Events becomes <c>/Areas/Events/Pages/X/Y.cshtml</c>; a theme's files go under <c>/Themes/&lt;Id&gt;</c>.</summary>
internal sealed class ModuleViews(EnabledModules modules) : IApplicationFeatureProvider<ViewsFeature>
{
    public void PopulateFeature(IEnumerable<ApplicationPart> parts, ViewsFeature feature)
    {
        foreach (var part in parts.OfType<CompiledRazorAssemblyPart>())
        {
            if (modules.Catalog.For(part.Assembly) is not { } module) continue;
            foreach (var own in feature.ViewDescriptors.Where(d => d.Type?.Assembly == part.Assembly).ToList()) feature.ViewDescriptors.Remove(own);
            foreach (var item in ((IRazorCompiledItemProvider)part).CompiledItems.Where(i => FeatureOf(module, i.Type) is not { } feature || modules.Features.Contains(feature)))
                feature.ViewDescriptors.Add(new CompiledViewDescriptor(item) { RelativePath = Rewrite(module, item.Identifier) });
        }
    }

    /// <summary>The feature that a page belongs to by the attribute on its model; null for a theme's. One of a part that is off is not there.</summary>
    public static string? FeatureOf(ModuleInfo module, Type view) => module.FeatureOf(view.GetProperty("Model")?.PropertyType is { } model && model.Assembly == view.Assembly ? model : view);

    private static string Rewrite(ModuleInfo module, string path)
    {
        const string features = "/Features/";
        if (module.IsTheme) return $"/Themes/{module.Id}{path}";
        return path.StartsWith(features, StringComparison.Ordinal) ? $"/Areas/{module.Id}/Pages/{path[features.Length..]}" : $"/Areas/{module.Id}{path}";
    }

    /// <summary>The parts MVC looks at: the enabled modules, all themes, and Ui.</summary>
    public static void AddParts(ApplicationPartManager manager, IEnumerable<Assembly> assemblies)
    {
        manager.ApplicationParts.Clear();
        foreach (var assembly in assemblies)
        {
            manager.ApplicationParts.Add(new AssemblyPart(assembly));
            manager.ApplicationParts.Add(new CompiledRazorAssemblyPart(assembly));
        }
    }
}

/// <summary>Lets the theme of a request replace any module's partial or layout that is called by name.</summary>
internal sealed class ThemeLocations(ModuleCatalog catalog) : IViewLocationExpander
{
    private const string Key = "theme";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Key] = ThemeFor(context.ActionContext.HttpContext.Request.Path, catalog.Themes)?.Id;

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        if (context.Values.TryGetValue(Key, out var theme) && theme is not null)
        {
            if (context.AreaName is { } area) yield return $"/Themes/{theme}/Modules/{area}{FolderOf(context.PageName)}/{{0}}.cshtml";
            yield return $"/Themes/{theme}/Shared/{{0}}.cshtml";
        }

        foreach (var location in viewLocations) yield return location;
        if (context.AreaName is { } own) yield return $"/Areas/{own}/Pages/Shared/{{0}}.cshtml";
        if (context.AreaName is not null && context.ViewName.Contains('/', StringComparison.Ordinal)) yield return "/Areas/{0}.cshtml";
    }

    internal static ModuleInfo? ThemeFor(string path, IEnumerable<ModuleInfo> themes)
    {
        ModuleInfo? everything = null;
        foreach (var theme in themes)
        {
            if (theme.Serves.Length == 0) everything ??= theme;
            if (Array.Exists(theme.Serves, s => path == s || path.StartsWith(s + "/", StringComparison.Ordinal))) return theme;
        }

        return everything;
    }

    private static string FolderOf(string? page) => page is null ? "" : page[..Math.Max(0, page.LastIndexOf('/'))];
}
