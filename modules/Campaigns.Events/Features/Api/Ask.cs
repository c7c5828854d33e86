using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Events.Features.Api;

/// <summary>Reads what is not in the body.</summary>
internal static class Ask
{
    /// <summary>The version named by <c>If-Match</c>; null without one, -1 for what this API never gave out.</summary>
    public static int? IfMatch(this HttpContext http)
    {
        var tag = http.Request.Headers.IfMatch.ToString().Trim();
        if (tag.Length == 0 || tag == "*") return null;
        return int.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
    }
}
