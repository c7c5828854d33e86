using Campaigns.Ui.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Registrations.Features.Tickets;

/// <summary>Absolute addresses of people's own pages.</summary>
internal sealed class TicketLinks(IConfiguration configuration)
{
    /// <summary>For a message.</summary>
    public string Manage(string token) => $"{SiteAddress.Root(configuration)}/my/{token}";

    /// <summary>For the answer to whoever registers.</summary>
    public string Manage(string token, HttpRequest asked) => $"{SiteAddress.Root(configuration, asked)}/my/{token}";
}
