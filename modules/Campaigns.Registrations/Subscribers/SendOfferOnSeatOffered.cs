using Campaigns.Kernel.Events;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Features.Tickets;

namespace Campaigns.Registrations.Subscribers;

/// <summary>Tells who waited that seats are held for them, and until when.</summary>
internal sealed class SendOfferOnSeatOffered(TicketFacts facts, INotifications notifications) : IOn<SeatOfferedV1>
{
    public async Task On(SeatOfferedV1 e, EventContext context, CancellationToken ct)
    {
        var notice = await facts.For(e.RegistrationId, Notices.Offer, $"offer:{e.RegistrationId}:{e.Until.UtcTicks}", ct);
        if (notice is not null) await notifications.Queue(notice, ct);
    }
}
