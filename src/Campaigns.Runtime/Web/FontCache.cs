using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;

namespace Campaigns.Runtime.Web;

/// <summary>Lets browsers keep the faces for a week. The style sheet names them without a fingerprint, and asking about them again on
/// each page takes a slow line longer than the page waits for its face.</summary>
internal static class FontCache
{
    public static void Keep(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<StaticAssetDescriptor>().FirstOrDefault()?.Route.EndsWith(".woff2", StringComparison.Ordinal) != true) return;
        var send = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context =>
        {
            context.Response.OnStarting(static response =>
            {
                ((HttpResponse)response).Headers.CacheControl = "public, max-age=604800";
                return Task.CompletedTask;
            }, context.Response);
            return send(context);
        };
    }
}
