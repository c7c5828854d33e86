using Microsoft.Extensions.Configuration;

namespace Campaigns.Training.Features.Badges;

/// <summary>Absolute addresses, which are printed and signed; so never what a request says of itself.</summary>
internal sealed class SiteAddress(IConfiguration configuration)
{
    public string Verify(string code) => $"{Root}/certificates/verify/{code}";

    public string Badges => $"{Root}/api/v1/badges";

    public string Root => Ui.Site.SiteAddress.Root(configuration);
}
