using System.Reflection;
using Campaigns.Data;
using Campaigns.Kernel.Events;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Loading;

/// <summary>Reads what a feature brings from its assembly. Nothing of it is started, and no database is asked.</summary>
internal static class FeaturePreviews
{
    public static FeaturePreview Of(ModuleInfo module, string featureId, ILogger log)
    {
        try
        {
            return Of(module, featureId);
        }
        catch (Exception e)
        {
            // Its own code is asked for permissions and tables, and may be the broken part.
            log.LogWarning(e, "What {Feature} brings could not be read", featureId);
            return new([], [], [], [], []) { Unreadable = e.InnerException?.Message ?? e.Message };
        }
    }

    private static FeaturePreview Of(ModuleInfo module, string featureId)
    {
        var types = module.Types.Where(t => !t.IsAbstract && module.FeatureOf(t) == featureId).ToList();
        return new(Pages(module, featureId), Permissions(types), Tables(types), Jobs(types), Hears(types));
    }

    private static List<string> Pages(ModuleInfo module, string featureId) =>
        [.. module.Assembly!.GetCustomAttributes<RazorCompiledItemAttribute>().Where(i => Web.ModuleViews.FeatureOf(module, i.Type) == featureId)
            .SelectMany(i => i.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>()).Where(m => m.Key == "RouteTemplate").Select(m => m.Value).Order(StringComparer.Ordinal)];

    private static List<string> Permissions(IEnumerable<Type> types) =>
        [.. types.Where(t => typeof(IPermissionProvider).IsAssignableFrom(t) && t.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is not null)
            .SelectMany(t => ((IPermissionProvider)Activator.CreateInstance(t, nonPublic: true)!).Permissions).Select(p => p.Name).Order(StringComparer.Ordinal)];

    // Of each context one of its two is enough: the tables are the same on both databases.
    private static List<string> Tables(IEnumerable<Type> types) =>
        [.. types.Where(t => typeof(ModuleDbContext).IsAssignableFrom(t)).GroupBy(t => t.BaseType).Select(same => same.OrderBy(t => t.Name, StringComparer.Ordinal).Last())
            .SelectMany(TablesOf).Distinct().Order(StringComparer.Ordinal)];

    private static List<string> TablesOf(Type context)
    {
        using var db = (DbContext)typeof(DesignTime).GetMethod(nameof(DesignTime.Create))!.MakeGenericMethod(context).Invoke(null, [new DatabaseOptions(DatabaseProvider.Sqlite, "Data Source=:memory:")])!;
        return [.. db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Where(t => !t.StartsWith("core_", StringComparison.Ordinal))];
    }

    private static List<KeyValuePair<string, string>> Jobs(IEnumerable<Type> types) =>
        [.. types.Select(t => (t.Name, t.GetCustomAttribute<ScheduleAttribute>()?.Cron)).Where(j => j.Cron is not null).Select(j => KeyValuePair.Create(j.Name, j.Cron!))];

    private static List<string> Hears(IEnumerable<Type> types) =>
        [.. types.SelectMany(t => t.GetInterfaces()).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IOn<>))
            .Select(i => i.GenericTypeArguments[0].GetCustomAttribute<EventNameAttribute>()?.Name).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
}
