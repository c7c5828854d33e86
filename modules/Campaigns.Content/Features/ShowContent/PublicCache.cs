using Campaigns.Content.Contracts;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Content.Features.ShowContent;

/// <summary>Kept answers of the public pages. They are dropped when content changes; another process of the same site, and the
/// parts that other modules put into the pages, are at most the length of the policy behind.</summary>
internal sealed class PublicCache(IOutputCacheStore store)
{
    /// <summary>The home page holds other modules' parts, such as seats left: it is kept only long enough to stand a rush.</summary>
    public const string Home = "content-home";

    /// <summary>Pages of written content.</summary>
    public const string Pages = "content-pages";

    /// <summary>Feed, sitemap.</summary>
    public const string Machines = "content-machines";

    public static void Add(IServiceCollection services) => services.AddOutputCache(options =>
    {
        options.AddPolicy(Home, policy => policy.Expire(TimeSpan.FromSeconds(5)).SetVaryByQuery([]).Tag(CacheTags.Public, CacheTags.Home));
        options.AddPolicy(Pages, policy => policy.Expire(TimeSpan.FromSeconds(60)).SetVaryByQuery("cursor").Tag(CacheTags.Public));
        options.AddPolicy(Machines, policy => policy.Expire(TimeSpan.FromMinutes(5)).SetVaryByQuery([]).Tag(CacheTags.Public));
    });

    /// <summary>To be called after the change was committed.</summary>
    public async Task Changed(CancellationToken ct) => await store.EvictByTagAsync(CacheTags.Public, ct);
}
