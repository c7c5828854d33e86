using Campaigns.Insurance.Contracts;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.CountJoined;

/// <summary>Tells what became of those who were won at meetings.</summary>
internal sealed class MeetingOutcomes(InsuranceDbContext db) : IMeetingOutcomes
{
    // Parameters of one statement have a bound; a season has more meetings.
    private const int AtOnce = 500;

    public async Task<IReadOnlyDictionary<Guid, OutcomeCounts>> Count(IReadOnlyCollection<Guid> eventIds, CancellationToken ct)
    {
        var counted = new Dictionary<Guid, OutcomeCounts>();
        foreach (var some in eventIds.Chunk(AtOnce))
        {
            var rows = await db.Enrolments.AsNoTracking().Where(e => e.EventId != null && some.Contains(e.EventId.Value) && e.CountsOn != null)
                .GroupBy(e => e.EventId!.Value)
                .Select(g => new { g.Key, Joined = g.Count(), Gone = g.Count(e => e.Status == EnrolmentStatus.Late || e.Status == EnrolmentStatus.Stopped) }).ToListAsync(ct);
            foreach (var row in rows) counted[row.Key] = new(row.Joined, row.Joined - row.Gone);
        }

        return counted;
    }
}
