using Campaigns.Kernel.Settings;
using Campaigns.Ui.Site;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Ui;

/// <summary>The phone number that every public page and every error page offers: the one of <see cref="SiteSettings"/>, else of the
/// configuration <c>Site:Phone</c>, else 1900 9068, the line of Vietnam Social Security.</summary>
public sealed class HelpLine(IConfiguration configuration, ISettings<SiteSettings> settings)
{
    /// <summary>As people read it.</summary>
    public string Number => settings.Current.Phone is { Length: > 0 } set ? set : configuration["Site:Phone"] is { Length: > 0 } number ? number : "1900\u00A09068";

    /// <summary>As a phone dials it.</summary>
    public string Address => "tel:" + string.Concat(Number.Where(c => char.IsAsciiDigit(c) || c == '+'));
}
