using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Substitute;

/// <summary>A substitution that can still be taken back.</summary>
internal sealed record UndoBar(Guid Id, Guid EventId, string StandIn, string Leaver);

/// <summary>Finds the bars of an event for who may press them.</summary>
internal sealed class UndoBarQuery(EventsDbContext db, IStaff staff, IActor actor)
{
    public async Task<IReadOnlyList<UndoBar>> Of(Guid eventId, CancellationToken ct)
    {
        var open = await db.Substitutions.AsNoTracking().Within(actor, Permissions.Plan).Where(s => s.EventId == eventId && s.Status == SubstitutionStatus.Open).OrderBy(s => s.Id).ToListAsync(ct);
        if (open.Count == 0) return [];
        var people = await staff.Many([.. open.SelectMany(s => new[] { s.LeaverId, s.StandInId }).Distinct()], ct);
        string Name(Guid id) => people.GetValueOrDefault(id)?.Name ?? "?";
        return [.. open.Select(s => new UndoBar(s.Id, s.EventId, Name(s.StandInId), Name(s.LeaverId)))];
    }
}
