using Campaigns.Insurance.Data;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.CountJoined;

/// <summary>Tells how many joined who were won at a meeting.</summary>
internal sealed class MeetingOutcome(InsuranceDbContext db) : IOfferingOutcome
{
    public Task<int> Joined(Guid offeringId, CancellationToken ct) => db.Enrolments.CountAsync(e => e.EventId == offeringId && e.CountsOn != null, ct);
}
