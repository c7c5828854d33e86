using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Campaigns.Approvals.Features.Api;

/// <summary>Refusals of this API are told in the language that the call asks for: English where that is preferred, else Vietnamese.</summary>
internal static class ApiLanguage
{
    private static readonly CultureInfo English = new("en-GB");

    public static Task Invoke(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/api/v1/approvals") && Prefers(http.Request.Headers.AcceptLanguage)) CultureInfo.CurrentUICulture = English;
        return next(http);
    }

    private static bool Prefers(StringValues header) => StringWithQualityHeaderValue.TryParseList(header, out var asked)
        && asked.Where(l => l.Quality != 0).OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant()).FirstOrDefault(l => l is "en" or "vi") == "en";
}
