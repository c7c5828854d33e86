using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Data;

/// <summary>Questions about the order of those who wait.</summary>
internal static class WaitlistQueries
{
    // More groups than this are not offered seats in one go; the next freed seat goes on from there.
    private const int AtMost = 200;

    /// <summary>Place on the waitlist, from 1; null for who does not wait.</summary>
    public static async Task<int?> PositionOf(this RegistrationsDbContext db, Registration r, CancellationToken ct) => r.Status != RegistrationStatus.Waitlisted
        ? null
        : 1 + await db.Registrations.CountAsync(x => x.RosterId == r.RosterId && x.Status == RegistrationStatus.Waitlisted && x.Queue < r.Queue, ct);

    /// <summary>Those who wait and would fit into that many seats, in order.</summary>
    public static Task<List<Registration>> Waiting(this RegistrationsDbContext db, Roster roster, CancellationToken ct) => db.Registrations
        .Where(r => r.RosterId == roster.Id && r.Status == RegistrationStatus.Waitlisted && r.People <= roster.Left)
        .OrderBy(r => r.Queue).Take(AtMost).ToListAsync(ct);
}
