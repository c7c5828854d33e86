using Microsoft.AspNetCore.Http;

namespace Campaigns.Runtime.Web;

/// <summary>Headers on every answer. No inline script or style, no other host, no frames.</summary>
internal static class SecurityHeaders
{
    private const string Policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'";

    public static Task Invoke(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;

        // The job dashboard is a third-party page with inline styles; it is for administrators only.
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/hangfire")
            ? Policy.Replace("style-src 'self'", "style-src 'self' 'unsafe-inline'", StringComparison.Ordinal).Replace("script-src 'self'", "script-src 'self' 'unsafe-inline'", StringComparison.Ordinal)
            : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";

        // A machine of one's own is not told: another program there may speak HTTP under the same name.
        if (context.Request.IsHttps && !IsOwnMachine(context.Request.Host.Host)) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return next(context);
    }

    private static bool IsOwnMachine(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
