using System.Globalization;
using Campaigns.Kernel.Settings;
using Campaigns.Ui.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

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
        if (context.Request.Path.StartsWithSegments("/en", out var matched, out var rest) && HasEnglish(context))
        {
            culture = English;
            context.Request.PathBase = context.Request.PathBase.Add(matched);
            context.Request.Path = rest.HasValue ? rest : "/";
        }

        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        return next(context);
    }

    private static bool HasEnglish(HttpContext context) =>
        context.RequestServices.GetRequiredService<ISettings<SiteSettings>>().Current.SecondLanguage == SecondLanguage.English;

    private static CultureInfo Make(string name) => new(name);
}
