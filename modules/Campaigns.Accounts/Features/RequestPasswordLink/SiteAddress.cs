using Microsoft.Extensions.Configuration;

namespace Campaigns.Accounts.Features.RequestPasswordLink;

/// <summary>Where the installation is found: setting <c>Site:Url</c>, else where the process listens. Never what a request says of itself: a
/// forged Host would lead whoever opens the link to somebody else.</summary>
internal static class SiteAddress
{
    public static string Root(IConfiguration configuration)
    {
        if (configuration["Site:Url"] is { Length: > 0 } set) return set.TrimEnd('/');
        var listens = (configuration["urls"] ?? "http://localhost:5080").Split(';')[0];
        return listens.TrimEnd('/').Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);
    }
}
