using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.RescheduleEvent;

/// <summary>What moving would do.</summary>
/// <param name="Conflicts">Null while day or time cannot be read.</param>
/// <param name="Sms">What people would get.</param>
/// <param name="People">How many would be told.</param>
/// <param name="Unreachable">How many cannot be.</param>
internal sealed record MovePreview(IReadOnlyList<EventConflict>? Conflicts, string? Sms, int People, int Unreachable);

/// <summary>Looks at what moving would do; changes nothing.</summary>
internal sealed class MoveCheck(EventsDbContext db, EventDesk desk, ConflictFinder conflicts, AudienceFinder audiences, SmsPreview sms)
{
    public async Task<MovePreview?> Look(Guid id, Period? when, Guid? venueId, string? reason, CancellationToken ct)
    {
        if (await desk.Look(id, ct) is not { } now) return null;
        var audience = await audiences.Of(id, await desk.StaffOf(id, ct), Notices.Moved, ct);
        if (when is not { } wanted || wanted.End <= wanted.Start) return new(null, null, audience.Attendees, audience.Unreachable);

        var venue = venueId is null ? now.Venue : await db.Venues.AsNoTracking().SingleOrDefaultAsync(v => v.Id == venueId, ct);
        var title = await db.Events.Where(e => e.Id == id).Select(e => new { e.Title, e.UnitName }).SingleAsync(ct);
        var said = new NoticeValues(title.Title, venue?.Name ?? title.UnitName, venue?.Address ?? "", wanted, now.When, SmsPreview.Said(reason));
        return new(await conflicts.All(now with { When = wanted, Venue = venue }, ct), await sms.Of(Notices.Moved, said, ct), audience.Attendees, audience.Unreachable);
    }
}
