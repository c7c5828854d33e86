using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Data;

/// <summary>Questions about the order of those who wait.</summary>
internal static class WaitlistQueries
{
    /// <summary>Groups that are read in one go.</summary>
    public const int AtMost = 200;

    /// <summary>Place on the waitlist, from 1; null for who does not wait.</summary>
    public static async Task<int?> PositionOf(this RegistrationsDbContext db, Registration r, CancellationToken ct) => r.Status != RegistrationStatus.Waitlisted
        ? null
        : 1 + await db.Registrations.CountAsync(x => x.RosterId == r.RosterId && x.Status == RegistrationStatus.Waitlisted && x.Queue < r.Queue, ct);

    /// <summary>Those who wait behind a place and would fit into the free seats, in order. Whose quota is used up is left out.</summary>
    public static Task<List<Registration>> Waiting(this RegistrationsDbContext db, Roster roster, int behind, CancellationToken ct)
    {
        var full = roster.Quotas.Where(q => q.Left == 0).Select(q => q.Key).ToList();
        return db.Registrations
            .Where(r => r.RosterId == roster.Id && r.Status == RegistrationStatus.Waitlisted && r.Queue > behind && r.People <= roster.Free && (r.QuotaKey == null || !full.Contains(r.QuotaKey)))
            .OrderBy(r => r.Queue).Take(AtMost).ToListAsync(ct);
    }
}
