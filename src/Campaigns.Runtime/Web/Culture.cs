using System.Globalization;
using Campaigns.Kernel.Settings;
using Campaigns.Ui.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Campaigns.Runtime.Web;

/// <summary>Vietnamese by default; every page has an English mirror under <c>/en</c>, which is taken as a part of the base path, so that
/// links keep the language. A program says by <c>Accept-Language</c> in which it wants to be refused.</summary>
internal static class Culture
{
    public static readonly CultureInfo Vietnamese = new("vi-VN");
    public static readonly CultureInfo English = Make("en-GB");

    public static Task Invoke(HttpContext context, RequestDelegate next)
    {
        var culture = Vietnamese;
        if (context.Request.Path.StartsWithSegments("/en", out var matched, out var rest) && HasEnglish(context))
        {
            culture = English;
            context.Request.PathBase = context.Request.PathBase.Add(matched);
            context.Request.Path = rest.HasValue ? rest : "/";
        }

        else if (Errors.IsApi(context) && Prefers(context.Request.Headers.AcceptLanguage) && HasEnglish(context))
        {
            culture = English;
        }

        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        return next(context);
    }

    // Of the two the one that is wanted more; the first where both are wanted alike.
    private static bool Prefers(StringValues header) => StringWithQualityHeaderValue.TryParseList(header, out var asked)
        && asked.Where(l => l.Quality != 0).OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant()).FirstOrDefault(l => l is "en" or "vi") == "en";

    private static bool HasEnglish(HttpContext context) =>
        context.RequestServices.GetRequiredService<ISettings<SiteSettings>>().Current.SecondLanguage == SecondLanguage.English;

    private static CultureInfo Make(string name) => new(name);
}
