using Campaigns.Kernel.Events;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Features.Tickets;

namespace Campaigns.Registrations.Subscribers;

/// <summary>Sends the ticket again to who registered twice; at most once an hour, so that the form is no way to flood a phone.</summary>
internal sealed class SendTicketOnAskedAgain(TicketFacts facts, INotifications notifications) : IOn<TicketAskedAgainV1>
{
    public async Task On(TicketAskedAgainV1 e, EventContext context, CancellationToken ct)
    {
        var notice = await facts.For(e.RegistrationId, Notices.Ticket, $"ticket-again:{e.RegistrationId}:{e.At:yyyyMMddHH}", ct);
        if (notice is not null) await notifications.Queue(notice, ct);
    }
}
