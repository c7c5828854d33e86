using Campaigns.Desk.Data;
using Campaigns.Desk.Domain;
using Campaigns.Desk.Features.SyncDesk;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Desk.Features.CloseAttendance;

/// <summary>Counts of a meeting as they are now.</summary>
internal sealed class FiguresQuery(DeskDbContext db, IAttendance attendance)
{
    /// <summary>Null when the desk is not the caller's.</summary>
    public async Task<(DeskRoster Roster, AttendanceFigures Figures)?> Now(Guid eventId, CancellationToken ct)
    {
        if (await attendance.Desk(eventId, ct) is not { } roster) return null;
        return (roster, new(roster.There, roster.Expected, roster.WalkIns, roster.HeadCount, await Enrolments(eventId, Sent.Enrol, ct), await Enrolments(eventId, Sent.Interest, ct)));
    }

    public Task<Closing?> Closing(Guid eventId, CancellationToken ct) => db.Closings.AsNoTracking().SingleOrDefaultAsync(c => c.Id == eventId, ct);

    /// <summary>How many operations arrived after the closing and still landed.</summary>
    public Task<int> Late(Guid eventId, CancellationToken ct) => db.Operations.CountAsync(o => o.EventId == eventId && o.Late && o.Outcome == Outcomes.Applied, ct);

    // Of this desk's own record: each enrolment once, whoever sent it how often.
    private Task<int> Enrolments(Guid eventId, string kind, CancellationToken ct) =>
        db.Operations.Where(o => o.EventId == eventId && o.Kind == kind && o.ResourceId != null && o.Outcome != Outcomes.Rejected).Select(o => o.ResourceId).Distinct().CountAsync(ct);
}
