using Campaigns.Kernel.Events;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Features.Tickets;

namespace Campaigns.Registrations.Subscribers;

/// <summary>Tells who let held seats go how to wait again.</summary>
internal sealed class TellOnOfferExpired(TicketFacts facts, INotifications notifications) : IOn<OfferExpiredV1>
{
    public async Task On(OfferExpiredV1 e, EventContext context, CancellationToken ct)
    {
        var notice = await facts.For(e.RegistrationId, Notices.OfferExpired, $"offer-expired:{e.RegistrationId}:{context.EventId}", ct);
        if (notice is not null) await notifications.Queue(notice, ct);
    }
}
