using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Ui;

/// <summary>Addresses of the built assets. The server knows them under a name with a fingerprint, kept for a year by browsers.</summary>
internal static class Assets
{
    /// <summary>Where a file of this assembly's <c>wwwroot</c> is found from this request.</summary>
    public static string Url(HttpContext context, string file)
    {
        var path = "_content/Campaigns.Ui/" + file;
        var known = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{context.Request.PathBase}/{known?[path] ?? path}";
    }
}
