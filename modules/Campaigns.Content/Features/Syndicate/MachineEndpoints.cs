using System.Security.Cryptography;
using System.Text;
using Campaigns.Content.Features.ShowContent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Campaigns.Content.Features.Syndicate;

/// <summary><c>/feed.xml</c>, <c>/sitemap.xml</c>, <c>/robots.txt</c>: for programs that read the site. Each answers 304 to a reader that has it.</summary>
internal static class MachineEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feed.xml", Feed).AllowAnonymous().CacheOutput(PublicCache.Machines).ExcludeFromDescription();
        routes.MapGet("/sitemap.xml", Sitemap).AllowAnonymous().CacheOutput(PublicCache.Machines).ExcludeFromDescription();
        routes.MapGet("/robots.txt", Robots).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Feed(HttpRequest request, SitePages pages, IStringLocalizer texts, IConfiguration configuration, CancellationToken ct) =>
        Answer(AtomFeed.Write(await pages.All(ct), SiteAddress.Of(request, configuration), texts), "application/atom+xml; charset=utf-8");

    private static async Task<IResult> Sitemap(HttpRequest request, SitePages pages, IConfiguration configuration, CancellationToken ct) =>
        Answer(SiteMap.Write(await pages.All(ct), SiteAddress.Of(request, configuration)), "application/xml; charset=utf-8");

    private static IResult Robots(HttpRequest request, IConfiguration configuration) =>
        Results.Text($"User-agent: *\nDisallow: /admin\nDisallow: /api/\nDisallow: /my/\nDisallow: /desk\nDisallow: /collect\nDisallow: /search\nDisallow: /en/search\n\nSitemap: {SiteAddress.Of(request, configuration).Root}/sitemap.xml\n");

    private static IResult Answer(byte[] bytes, string contentType) =>
        Results.Bytes(bytes, contentType, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
}

/// <summary>Where the site is found from outside: setting <c>Site:Url</c>, else as it was asked for.</summary>
/// <param name="Root">Without language and without a slash at the end.</param>
/// <param name="Language">Path of the language of the request: empty or <c>/en</c>.</param>
internal sealed record SiteAddress(string Root, string Language)
{
    public string To(string path) => Root + Language + path;

    public static SiteAddress Of(HttpRequest request, IConfiguration configuration)
    {
        var pathBase = request.PathBase.Value ?? "";
        var english = pathBase.EndsWith("/en", StringComparison.Ordinal);
        var plain = english ? pathBase[..^3] : pathBase;
        var root = configuration["Site:Url"] is { Length: > 0 } set ? set.TrimEnd('/') : $"{request.Scheme}://{request.Host}{plain}";
        return new(root, english ? "/en" : "");
    }
}
