using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.TellPeople;

/// <summary>Mailings of events in the actor's sight, without their recipients.</summary>
internal sealed class MailingQuery(EventsDbContext db, IActor actor)
{
    public Task<List<Mailing>> Of(Guid eventId, CancellationToken ct) => Seen().Where(m => m.EventId == eventId).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).ToListAsync(ct);

    /// <summary>The last one begun, or null.</summary>
    public Task<Mailing?> Latest(Guid eventId, CancellationToken ct) => Seen().Where(m => m.EventId == eventId).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).FirstOrDefaultAsync(ct);

    public Task<Mailing?> Find(Guid id, CancellationToken ct) => Seen().SingleOrDefaultAsync(m => m.Id == id, ct);

    private IQueryable<Mailing> Seen() => db.Mailings.AsNoTracking().Within(actor, Permissions.View);
}
