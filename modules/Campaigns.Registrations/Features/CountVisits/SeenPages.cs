using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Registrations.Features.CountVisits;

/// <summary>Notices that the page of an offering was shown, also where it came out of the cache. Only pages that are there: an address nobody
/// wrote is not remembered.</summary>
internal static class SeenPages
{
    private const string Page = "events/{slug}";

    public static async Task Invoke(HttpContext http, RequestDelegate next, Visits visits)
    {
        await next(http);
        if (!HttpMethods.IsGet(http.Request.Method) || http.Response.StatusCode is not (200 or 304)) return;
        if ((http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.Trim('/') == Page && http.GetRouteValue("slug") is string slug) visits.Seen(slug);
    }
}
