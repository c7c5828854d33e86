using Campaigns.Kernel.Events;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Subscribers;

/// <summary>Confirms a cancellation, once, when it can no longer be taken back.</summary>
internal sealed class ConfirmOnAttendeeCancelled(RegistrationsDbContext db, TicketFacts facts, INotifications notifications) : IOn<AttendeeCancelledV1>
{
    public async Task On(AttendeeCancelledV1 e, EventContext context, CancellationToken ct)
    {
        // Who was moved to another event is told of their place there, not of one that is gone.
        if (await db.Registrations.AnyAsync(r => r.Id == e.RegistrationId && r.MovedTo != null, ct)) return;
        var notice = await facts.For(e.RegistrationId, Notices.Cancelled, $"cancelled:{e.RegistrationId}", ct);
        if (notice is not null) await notifications.Queue(notice, ct);
    }
}
