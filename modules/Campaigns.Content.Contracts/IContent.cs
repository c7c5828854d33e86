namespace Campaigns.Content.Contracts;

/// <summary>A published piece of content.</summary>
public sealed record ContentCard(Guid Id, string Type, string Slug, string Title, string Summary, DateTimeOffset PublishedAt);

/// <summary>Questions about published content.</summary>
public interface IContent
{
    /// <summary>The newest of a type.</summary>
    Task<IReadOnlyList<ContentCard>> Latest(string type, int atMost, CancellationToken ct);
}

/// <summary>Puts entries into the site's feed, sitemap and search; implemented by modules with public pages.</summary>
public interface IPublicPages
{
    /// <summary>Public pages of the module, newest first.</summary>
    Task<IReadOnlyList<PublicPage>> List(CancellationToken ct);
}

/// <summary>A public page.</summary>
/// <param name="Path">Address without culture.</param>
/// <param name="Title">Title.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="ChangedAt">Last change (UTC).</param>
/// <param name="InFeed">Whether it belongs into the feed.</param>
/// <param name="SearchText">What search looks through, as written.</param>
public sealed record PublicPage(string Path, string Title, string Summary, DateTimeOffset ChangedAt, bool InFeed, string SearchText);

/// <summary>Tags of kept answers (output cache) of the public pages. A module whose part stands in one of them may drop it with
/// <c>IOutputCacheStore.EvictByTagAsync</c> after its change is committed; without that it is renewed within seconds.</summary>
public static class CacheTags
{
    /// <summary>The home page.</summary>
    public const string Home = "content.home";

    /// <summary>Every public page of Content, with feed and sitemap.</summary>
    public const string Public = "content.public";
}
