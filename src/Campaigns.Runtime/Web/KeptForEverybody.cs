using Campaigns.Runtime.FeatureSettings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Runtime.Web;

/// <summary>Stands before every policy of kept pages. Settings show on many pages: one is kept for one state of them.
/// A notice is one visitor's and shown once: who carries one gets a page made for the occasion, which is not kept.</summary>
internal sealed class KeptForEverybody : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var values = context.CacheVaryByRules.VaryByValues;
        values["settings"] = context.HttpContext.RequestServices.GetRequiredService<SettingsSnapshot>().Seen ?? "";
        // Whether to look is decided by the policies after this one; that nothing is found is decided here.
        if (Noticed(context)) values["notice"] = Guid.NewGuid().ToString("N");
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        if (Noticed(context)) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    private static bool Noticed(OutputCacheContext context) => context.HttpContext.Request.Cookies.ContainsKey(CookieTempDataProvider.CookieName);
}
