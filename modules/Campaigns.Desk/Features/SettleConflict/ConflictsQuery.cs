using Campaigns.Desk.Data;
using Campaigns.Desk.Domain;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Desk.Features.SettleConflict;

/// <summary>Conflicts of meetings whose desk is the caller's. Others are not there.</summary>
internal sealed class ConflictsQuery(DeskDbContext db, IAttendance attendance, IRegistrants registrants)
{
    private const int AtMost = 500;

    public async Task<Conflict?> Find(Guid id, CancellationToken ct)
    {
        var conflict = await db.Conflicts.SingleOrDefaultAsync(c => c.Id == id, ct);
        return conflict is not null && await attendance.Desk(conflict.EventId, ct) is not null ? conflict : null;
    }

    public async Task<ConflictResource> Show(Conflict conflict, CancellationToken ct) => ConflictResource.Of(conflict, (await registrants.Find(conflict.RegistrationId, ct))?.FullName);

    /// <summary>Of one meeting, those that wait first; null when its desk is not the caller's.</summary>
    public async Task<IReadOnlyList<ConflictResource>?> Of(Guid eventId, CancellationToken ct)
    {
        if (await attendance.Desk(eventId, ct) is null) return null;
        var all = await db.Conflicts.AsNoTracking().Where(c => c.EventId == eventId).OrderByDescending(c => c.Id).Take(AtMost).ToListAsync(ct);
        var names = await registrants.Many([.. all.Select(c => c.RegistrationId).Distinct()], ct);
        return [.. all.OrderBy(c => c.Status == ConflictStatus.Open ? 0 : 1).Select(c => ConflictResource.Of(c, names.GetValueOrDefault(c.RegistrationId)?.FullName))];
    }

    public Task<int> Open(Guid eventId, CancellationToken ct) => db.Conflicts.CountAsync(c => c.EventId == eventId && c.Status == ConflictStatus.Open, ct);
}
