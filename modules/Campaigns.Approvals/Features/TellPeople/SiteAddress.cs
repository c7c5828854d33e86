using Microsoft.Extensions.Configuration;

namespace Campaigns.Approvals.Features.TellPeople;

/// <summary>Absolute addresses of links in messages.</summary>
internal sealed class SiteAddress(IConfiguration configuration)
{
    public string Of(string path) => Ui.Site.SiteAddress.Root(configuration) + path;
}
