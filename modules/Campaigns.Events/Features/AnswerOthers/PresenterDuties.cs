using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AnswerOthers;

/// <summary>Tells Network whom events hold as presenters, so that it can say who is free and how much each has taken on.</summary>
internal sealed class PresenterDuties(EventsDbContext db) : IStaffDuties
{
    public async Task<IReadOnlyList<StaffDuty>> Between(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var talks = await db.Events.AsNoTracking()
            .Where(e => e.StartsAt < to && e.EndsAt > from && (e.Holds || e.Status == EventStatus.Completed || e.Status == EventStatus.Reported))
            .SelectMany(e => e.Staff, (e, s) => new { e.Id, e.Title, e.StartsAt, e.EndsAt, s.StaffId, s.Role })
            .Where(talk => talk.Role == EventRole.Presenter)
            .ToListAsync(ct);
        return [.. talks.Select(talk => new StaffDuty(talk.StaffId, talk.StartsAt, talk.EndsAt, new(Event.Kind, talk.Id), talk.Title))];
    }
}
