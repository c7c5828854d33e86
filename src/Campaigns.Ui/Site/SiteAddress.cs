using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Ui.Site;

/// <summary>Where the installation is found, for absolute addresses.</summary>
public static class SiteAddress
{
    /// <summary>Setting <c>Site:Url</c>, else where the process listens. Never what a request says of itself: a forged Host would lead whoever
    /// opens the link to somebody else. Without a slash at the end.</summary>
    public static string Root(IConfiguration configuration)
    {
        if (configuration["Site:Url"] is { Length: > 0 } set) return set.TrimEnd('/');
        var listens = (configuration["urls"] ?? configuration["ASPNETCORE_URLS"] ?? "http://localhost:5080").Split(';')[0];
        return listens.TrimEnd('/').Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);
    }

    /// <summary>For an address shown to nobody but whoever asks: setting <c>Site:Url</c>, else the host they asked for.</summary>
    public static string Root(IConfiguration configuration, HttpRequest asked) =>
        configuration["Site:Url"] is { Length: > 0 } ? Root(configuration) : $"{asked.Scheme}://{asked.Host}";
}
