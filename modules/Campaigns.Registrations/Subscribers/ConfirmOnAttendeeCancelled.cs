using Campaigns.Kernel.Events;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Features.Tickets;

namespace Campaigns.Registrations.Subscribers;

/// <summary>Confirms a cancellation, once, when it can no longer be taken back.</summary>
internal sealed class ConfirmOnAttendeeCancelled(TicketFacts facts, INotifications notifications) : IOn<AttendeeCancelledV1>
{
    public async Task On(AttendeeCancelledV1 e, EventContext context, CancellationToken ct)
    {
        if (e.Quiet) return;
        var notice = await facts.For(e.RegistrationId, Notices.Cancelled, $"cancelled:{e.RegistrationId}", ct);
        if (notice is not null) await notifications.Queue(notice, ct);
    }
}
