using System.Text.Json;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Jobs;

/// <summary>Tell the recipients with these numbers.</summary>
internal sealed record BatchToSend(Guid MailingId, int First, int Last);

/// <summary>Makes the messages of a batch, all in one transaction; a second run makes none. Who is gone meanwhile is left out.</summary>
internal sealed class SendBatch(EventsDbContext db, IRegistrants registrants, IStaffContacts staff, INotifications notifications) : IJob<BatchToSend>
{
    public async Task Run(BatchToSend args, CancellationToken ct)
    {
        var mailing = await db.Mailings.AsNoTracking().Include(m => m.Recipients.Where(r => r.Number >= args.First && r.Number <= args.Last)).SingleOrDefaultAsync(m => m.Id == args.MailingId, ct);
        if (mailing is null) return;
        var attendees = await registrants.Many([.. mailing.Recipients.Where(r => !r.IsStaff).Select(r => r.RecordId)], ct);
        var colleagues = await staff.Many([.. mailing.Recipients.Where(r => r.IsStaff).Select(r => r.RecordId)], ct);
        var values = JsonSerializer.Deserialize<Dictionary<string, string?>>(mailing.Values)!.ToDictionary(v => v.Key, v => (object?)v.Value);
        var notices = mailing.Recipients.OrderBy(r => r.Number)
            .Select(r => (Recipient: r, To: r.IsStaff ? Of(colleagues.GetValueOrDefault(r.RecordId)) : Of(attendees.GetValueOrDefault(r.RecordId))))
            .Where(r => r.To is not null)
            .Select(r => new Notice(r.Recipient.Template, r.To!, values, new(Event.Kind, mailing.EventId), $"mailing:{mailing.Id:N}:{r.Recipient.Number}"));
        await notifications.QueueAll([.. notices], ct);
    }

    private static Recipient? Of(Registrant? r) =>
        r is null or { Status: "cancelled" } ? null : new(r.FullName, r.Phone, r.Email, Person: new RecordRef("registrations.registration", r.RegistrationId));

    private static Recipient? Of(StaffContact? s) => s is null ? null : new(s.Name, s.Phone, s.Email);
}
