using Microsoft.Extensions.Configuration;

namespace Campaigns.Approvals.Features.TellPeople;

/// <summary>Where the installation is found: setting <c>Site:Url</c>, else where the process listens. Never what a request says of itself: a forged Host
/// would lead whoever opens the link to somebody else.</summary>
internal sealed class SiteAddress(IConfiguration configuration)
{
    public string Of(string path)
    {
        if (configuration["Site:Url"] is { Length: > 0 } set) return set.TrimEnd('/') + path;
        var listens = (configuration["urls"] ?? "http://localhost:5080").Split(';')[0];
        foreach (var any in new[] { "://*", "://+", "://0.0.0.0", "://[::]" }) listens = listens.Replace(any, "://localhost", StringComparison.Ordinal);
        return listens.TrimEnd('/') + path;
    }
}
