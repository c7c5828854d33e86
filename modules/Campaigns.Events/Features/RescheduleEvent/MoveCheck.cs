using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Ui;
using Campaigns.Ui.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Events.Features.RescheduleEvent;

/// <summary>What moving would do.</summary>
/// <param name="Conflicts">Null while day or time cannot be read.</param>
/// <param name="Sms">What people would get.</param>
/// <param name="People">How many would be told.</param>
/// <param name="Unreachable">How many cannot be.</param>
internal sealed record MovePreview(IReadOnlyList<EventConflict>? Conflicts, string? Sms, int People, int Unreachable);

/// <summary>Looks at what moving would do; changes nothing.</summary>
internal sealed class MoveCheck(EventsDbContext db, EventDesk desk, ConflictFinder conflicts, AudienceFinder audiences, INoticePreview notices, IConfiguration configuration)
{
    public async Task<MovePreview?> Look(Guid id, Period? when, Guid? venueId, string? reason, CancellationToken ct)
    {
        if (await desk.Look(id, ct) is not { } now) return null;
        var audience = await audiences.Of(id, await desk.StaffOf(id, ct), Notices.Moved, ct);
        if (when is not { } wanted || wanted.End <= wanted.Start) return new(null, null, audience.Attendees, audience.Unreachable);

        var venue = venueId is null ? now.Venue : await db.Venues.AsNoTracking().SingleOrDefaultAsync(v => v.Id == venueId, ct);
        var title = await db.Events.Where(e => e.Id == id).Select(e => new { e.Title, e.UnitName }).SingleAsync(ct);
        var said = new NoticeValues(title.Title, venue?.Name ?? title.UnitName, venue?.Address ?? "", wanted, now.When, string.IsNullOrWhiteSpace(reason) ? "…" : reason.Trim());
        // As long as the link of a ticket, so that the words are cut as they will be.
        var values = said.All();
        values["link"] = $"{SiteAddress.Root(configuration)}/my/{new string('.', 22)}";
        var words = await notices.Show(Notices.Moved, Formats.English ? "en" : "vi", "", values, ct);
        return new(await conflicts.All(now with { When = wanted, Venue = venue }, ct), words?.Sms, audience.Attendees, audience.Unreachable);
    }
}
