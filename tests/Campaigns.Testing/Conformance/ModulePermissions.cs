using System.Reflection;
using System.Text.RegularExpressions;
using Campaigns.Kernel.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Testing.Conformance;

/// <summary>Rules about what a module lets people do.</summary>
public static partial class ModulePermissions
{
    /// <summary>What breaks them, in words.</summary>
    public static IEnumerable<string> Breaches(Assembly module)
    {
        var features = ModuleTexts.FeaturesOf(module);
        var declared = Declared(module).Select(p => p.Name).ToList();
        foreach (var name in declared.Where(n => !Name().IsMatch(n) || !features.Contains(n.Split('.')[0]))) yield return $"The permission {name} does not have the form module.thing-verb with the module's name";
        foreach (var name in declared.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key)) yield return $"The permission {name} is declared twice";
        foreach (var page in module.GetTypes().Where(t => typeof(PageModel).IsAssignableFrom(t) && !t.IsAbstract))
            foreach (var breach in OfPage(page, features, declared)) yield return breach;
    }

    internal static IEnumerable<Permission> Declared(Assembly module) => module.GetTypes().Where(t => typeof(IPermissionProvider).IsAssignableFrom(t) && !t.IsAbstract)
        .SelectMany(t => ((IPermissionProvider)Activator.CreateInstance(t, nonPublic: true)!).Permissions);

    private static IEnumerable<string> OfPage(Type page, IReadOnlyCollection<string> features, List<string> declared)
    {
        var asked = page.GetCustomAttributes<AuthorizeAttribute>(inherit: true).ToList();
        if (asked.Count == 0 && !page.IsDefined(typeof(AllowAnonymousAttribute), inherit: true)) yield return $"{page.Name} has neither [Authorize] nor [AllowAnonymous]";
        foreach (var policy in asked.Select(a => a.Policy).OfType<string>().Where(p => features.Contains(p.Split('.')[0]) && !declared.Contains(p)))
            yield return $"{page.Name} asks for {policy}, which nobody can be granted";
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\.[a-z0-9]+(-[a-z0-9]+)+$")]
    private static partial Regex Name();
}
