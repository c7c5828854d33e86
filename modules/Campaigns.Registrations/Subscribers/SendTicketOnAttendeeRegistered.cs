using Campaigns.Kernel.Events;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Subscribers;

/// <summary>Sends the ticket, or the place on the waitlist: once per registration. Who stands at the door needs none.</summary>
internal sealed class SendTicketOnAttendeeRegistered(RegistrationsDbContext db, TicketFacts facts, INotifications notifications) : IOn<AttendeeRegisteredV1>
{
    public async Task On(AttendeeRegisteredV1 e, EventContext context, CancellationToken ct)
    {
        if (await db.Registrations.AnyAsync(r => r.Id == e.RegistrationId && r.WalkIn, ct)) return;
        var notice = await facts.For(e.RegistrationId, e.Waitlisted ? Notices.Waitlisted : Notices.Ticket, $"ticket:{e.RegistrationId}", ct);
        if (notice is not null) await notifications.Queue(notice, ct);
    }
}
