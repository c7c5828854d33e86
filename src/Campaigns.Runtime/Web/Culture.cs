using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Runtime.Web;

/// <summary>Vietnamese by default; every page has an English mirror under <c>/en</c>, which is taken as a part of the base path, so that
/// links keep the language.</summary>
internal static class Culture
{
    public static readonly CultureInfo Vietnamese = new("vi-VN");
    public static readonly CultureInfo English = Make("en-GB");

    public static Task Invoke(HttpContext context, RequestDelegate next)
    {
        var culture = Vietnamese;
        if (context.Request.Path.StartsWithSegments("/en", out var matched, out var rest))
        {
            culture = English;
            context.Request.PathBase = context.Request.PathBase.Add(matched);
            context.Request.Path = rest.HasValue ? rest : "/";
        }

        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        return next(context);
    }

    private static CultureInfo Make(string name) => new(name);
}
