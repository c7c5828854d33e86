using System.Globalization;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

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

    /// <summary>A day of the address, <c>yyyy-MM-dd</c>.</summary>
    public static (DateOnly? Day, IResult? Problem) Day(this HttpContext http, string name, string? text)
    {
        if (string.IsNullOrEmpty(text)) return (null, null);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, null) : (null, http.Wrong(name));
    }

    /// <summary>400: this parameter of the address is not what it should be.</summary>
    public static IResult Wrong(this HttpContext http, string name) => Problems.Of(400, "malformed-request",
        [new("/" + name, "malformed", http.RequestServices.GetRequiredService<IStringLocalizer>()["ui.problem-malformed"])]);
}
