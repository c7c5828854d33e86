using Campaigns.Kernel.Events;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Features.Tickets;

namespace Campaigns.Registrations.Subscribers;

/// <summary>Sends the ticket to who took the seats held for them.</summary>
internal sealed class SendTicketOnOfferAccepted(TicketFacts facts, INotifications notifications) : IOn<OfferAcceptedV1>
{
    public async Task On(OfferAcceptedV1 e, EventContext context, CancellationToken ct)
    {
        var notice = await facts.For(e.RegistrationId, Notices.Ticket, $"ticket-accepted:{e.RegistrationId}", ct);
        if (notice is not null) await notifications.Queue(notice, ct);
    }
}
