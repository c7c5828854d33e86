using System.Net.Mail;
using Campaigns.Kernel.Settings;
using Campaigns.Ui.Site;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Events.Features.PublishCalendar;

/// <summary>Who holds events, as calendars name them (RFC 5545, 3.8.4.3).</summary>
internal sealed record Organiser(string Name, string Mail);

/// <summary>Reads it: the site's owner, at the address its mails come from (<c>Mail:From</c>).</summary>
internal sealed class Organisers(IConfiguration configuration, ISettings<SiteSettings> site)
{
    private const string Nobody = "no-reply@localhost";

    public Organiser Current
    {
        get
        {
            var from = MailAddress.TryCreate(configuration["Mail:From"], out var set) ? set : new MailAddress(Nobody, "Campaigns");
            var owner = site.Current.Owner;
            return new(owner.Length > 0 ? owner : from.DisplayName.Length > 0 ? from.DisplayName : from.Address, from.Address);
        }
    }
}
