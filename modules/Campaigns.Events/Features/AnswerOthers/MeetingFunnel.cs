using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Contracts;
using Campaigns.Targets.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AnswerOthers;

/// <summary>Tells the campaign's dashboard how many registered for its meetings and how many came. Cancelled meetings are left out.</summary>
internal sealed class MeetingFunnel(EventsDbContext db, ISeats seats) : IFunnelSteps
{
    public async Task<IReadOnlyDictionary<FunnelStep, int>> Count(Guid campaignId, IReadOnlyCollection<string> scopePaths, CancellationToken ct)
    {
        var places = scopePaths.Select(path => new Scope(path)).ToList();
        var meetings = await db.Events.AsNoTracking().Where(e => e.CampaignId == campaignId && e.Status != EventStatus.Cancelled)
            .Select(e => new { e.Id, e.ScopePath }).ToListAsync(ct);
        var counts = await seats.Count([.. meetings.Where(m => places.Exists(place => place.Contains(m.ScopePath))).Select(m => m.Id)], ct);
        return new Dictionary<FunnelStep, int>
        {
            [FunnelStep.Registered] = counts.Values.Sum(c => c.Taken + c.Waitlisted),
            [FunnelStep.Attended] = counts.Values.Sum(c => c.Attended),
        };
    }
}
