using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.Seats;

/// <summary>Answers other modules about seats, from the counts that rosters keep.</summary>
internal sealed class SeatsQuery(RegistrationsDbContext db) : ISeats
{
    public async Task<IReadOnlyDictionary<Guid, SeatCounts>> Count(IReadOnlyCollection<Guid> offeringIds, CancellationToken ct)
    {
        var rows = await db.Rosters.AsNoTracking().Where(r => offeringIds.Contains(r.Id)).Select(r => new { r.Id, r.Taken, r.Waitlisted, r.Attended, r.HeadCount, r.Seats }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => new SeatCounts(r.Taken, r.Waitlisted, r.HeadCount ?? r.Attended) { Seats = r.Seats });
    }
}
