using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Ui;
using Campaigns.Ui.Site;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Events.Features.TellPeople;

/// <summary>What people would get as a short message, before it is sent.</summary>
internal sealed class SmsPreview(INoticePreview notices, IConfiguration configuration)
{
    /// <param name="template">Of <see cref="Notices"/>.</param>
    /// <param name="row">The event as it stands.</param>
    /// <param name="reason">As far as it is typed.</param>
    /// <param name="ct">Gives up.</param>
    public Task<string?> Of(string template, EventRow row, string? reason, CancellationToken ct)
    {
        var when = new Period(row.StartsAt, row.EndsAt);
        return Of(template, new(row.Title, row.Venue?.Name ?? row.UnitName, row.Venue?.Address ?? "", when, when, Said(reason)), ct);
    }

    public async Task<string?> Of(string template, NoticeValues said, CancellationToken ct)
    {
        // As long as the link of a ticket, so that the words are cut as they will be.
        var values = said.All();
        values["link"] = $"{SiteAddress.Root(configuration)}/my/{new string('.', 22)}";
        return (await notices.Show(template, Formats.English ? "en" : "vi", "", values, ct))?.Sms;
    }

    /// <summary>Dots where nothing is typed yet.</summary>
    public static string Said(string? reason) => string.IsNullOrWhiteSpace(reason) ? "…" : reason.Trim();
}
