using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Campaigns.Desk.Features.OpenDesk;

/// <summary>Files that make the desk an app of its own: they must lie under its address, because a worker rules what lies beneath it.</summary>
internal static class AppFiles
{
    public static IResult Worker(HttpContext http, IWebHostEnvironment environment)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("_content/Campaigns.Ui/dist/desk-sw.js");
        if (!file.Exists) return Results.NotFound();
        http.Response.Headers["Service-Worker-Allowed"] = http.Request.PathBase + "/desk";
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(file.CreateReadStream(), "text/javascript; charset=utf-8");
    }

    /// <summary>Web application manifest (W3C): what makes a browser offer to install it.</summary>
    public static IResult Manifest(HttpContext http, IStringLocalizer texts)
    {
        var home = http.Request.PathBase + "/desk";
        return Results.Json(new Dictionary<string, object>
        {
            ["name"] = texts["desk.app-name"].Value,
            ["short_name"] = texts["desk.app-short"].Value,
            ["id"] = home.ToString(),
            ["start_url"] = home.ToString(),
            ["scope"] = home.ToString(),
            ["display"] = "standalone",
            ["background_color"] = "#FFFFFF",
            ["theme_color"] = "#0B5394",
            ["icons"] = new[] { new { src = http.Request.PathBase + "/_content/Campaigns.Ui/dist/favicon.svg", sizes = "any", type = "image/svg+xml" } },
        }, Api.Json, "application/manifest+json");
    }
}
