using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Events;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Subscribers;

/// <summary>Who gave the place back that their yes became does not come; a yes said again is a new wish.</summary>
internal sealed class DeclineOnAttendeeCancelled(EventsDbContext db) : IOn<AttendeeCancelledV1>
{
    public async Task On(AttendeeCancelledV1 e, EventContext context, CancellationToken ct)
    {
        if (await db.Invitations.SingleOrDefaultAsync(i => i.RegistrationId == e.RegistrationId, ct) is not { } invitation) return;
        invitation.Decline(e.At);
        await db.SaveChangesAsync(ct);
    }
}
