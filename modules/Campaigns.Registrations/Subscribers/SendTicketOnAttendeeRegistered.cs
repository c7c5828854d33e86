using Campaigns.Kernel.Events;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Features.Tickets;

namespace Campaigns.Registrations.Subscribers;

/// <summary>Sends the ticket, or the place on the waitlist: once per registration. Who stands at the door needs none.</summary>
internal sealed class SendTicketOnAttendeeRegistered(TicketFacts facts, INotifications notifications) : IOn<AttendeeRegisteredV1>
{
    public async Task On(AttendeeRegisteredV1 e, EventContext context, CancellationToken ct)
    {
        if (e.WalkIn) return;
        var notice = await facts.For(e.RegistrationId, e.Waitlisted ? Notices.Waitlisted : Notices.Ticket, $"ticket:{e.RegistrationId}", ct);
        if (notice is not null) await notifications.Queue(notice, ct);
    }
}
