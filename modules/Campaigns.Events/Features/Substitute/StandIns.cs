using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Substitute;

/// <summary>Makes a substitution within the turn: the event changes, a search for the same place ends, and what tells those concerned is ready.</summary>
internal sealed class StandIns(EventsDbContext db, IStaff staff, Mailings mailings)
{
    /// <summary>Answers the substitution's id.</summary>
    public async Task<Result<Guid>> Make(OpenEvent open, Guid leaver, StaffMember standIn, By by, bool undoable, CancellationToken ct)
    {
        var gone = (await staff.Find(leaver, ct))?.Name ?? "?";
        var done = open.Event.Substitute(leaver, standIn.Id, $"{gone} → {standIn.Name}", by);
        if (!done.Succeeded) return done.Refused<Guid>();

        var mailing = mailings.Begin(open.Event, Notices.Substituted, Said(open, gone, standIn.Name), Concerned(open.Event, leaver, standIn.Id), held: undoable);
        var made = Substitution.Of(open.Event, leaver, standIn.Id, mailing?.Id, undoable, by);
        db.Add(made);
        foreach (var search in await db.Searches.Where(s => s.EventId == open.Event.Id && s.LeaverId == leaver && s.Status == SearchStatus.Asking).ToListAsync(ct)) search.Stop();
        return made.Id;
    }

    private static Audience Concerned(Event at, Guid leaver, Guid standIn) => new(
    [
        (Notices.StandIn, standIn), (Notices.StoodIn, leaver),
        .. at.Presenters.Concat(at.Desk).Where(id => id != standIn && id != leaver).Distinct().Select(id => (Notices.Substituted + "-staff", id)),
    ], 0);

    private static Dictionary<string, object?> Said(OpenEvent open, string leaver, string standIn)
    {
        var values = new NoticeValues(open.Event.Title, open.Slot.Venue?.Name ?? open.Event.UnitName, open.Slot.Venue?.Address ?? "", open.Slot.When, open.Slot.When, "").All();
        (values["leaver"], values["standIn"]) = (leaver, standIn);
        return values;
    }
}
