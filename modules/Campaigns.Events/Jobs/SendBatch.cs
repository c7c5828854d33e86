using System.Text.Json;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.PublishCalendar;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Jobs;
using Campaigns.Notifications.Contracts;
using Campaigns.Ui.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Events.Jobs;

/// <summary>Tell the recipients with these numbers.</summary>
internal sealed record BatchToSend(Guid MailingId, int First, int Last);

/// <summary>Makes the messages of a batch, all in one transaction; a second run makes none. Mails carry the event as a calendar file: of a cancelled one
/// the file that takes it out of the calendar.</summary>
internal sealed class SendBatch(EventsDbContext db, Addressees addressees, INotifications notifications, IConfiguration configuration, Organisers organisers) : IJob<BatchToSend>
{
    public async Task Run(BatchToSend args, CancellationToken ct)
    {
        var mailing = await db.Mailings.AsNoTracking().Include(m => m.Recipients.Where(r => r.Number >= args.First && r.Number <= args.Last)).SingleOrDefaultAsync(m => m.Id == args.MailingId, ct);
        if (mailing is null) return;
        var row = await db.Events.AsNoTracking().Where(e => e.Id == mailing.EventId).Select(EventRow.Read).SingleAsync(ct);
        // Where each was told of something that is not so any more, the newer mailing tells what is.
        if (mailing.Subject == Notices.Invited && row.Status is not EventStatus.Published) return;

        var by = organisers.Current;
        Attachment File(string to) => new(row.Slug + ".ics", $"text/calendar; charset=utf-8; method={CalendarFile.MethodOf(row)}", CalendarFile.WriteOne(row, new($"{SiteAddress.Root(configuration)}/events/{row.Slug}"), by, to));
        var common = JsonSerializer.Deserialize<Dictionary<string, string?>>(mailing.Values)!;
        var notices = (await addressees.Of(mailing.Recipients, ct)).Select(a => new Notice(a.Template, a.To, Values(common, a.Link, row.Slug), new(Event.Kind, mailing.EventId),
            mailing.Subject == Notices.Invited ? Invitation.NoticeKey(a.RecordId) : $"mailing:{mailing.Id:N}:{a.Number}", a.To.Email is { } mail && row.PublishedAt is not null ? [File(mail)] : null));
        await notifications.QueueAll([.. notices], ct);
    }

    private Dictionary<string, object?> Values(Dictionary<string, string?> common, string? link, string slug)
    {
        var values = common.ToDictionary(v => v.Key, v => (object?)v.Value);
        values["link"] = link ?? $"{SiteAddress.Root(configuration)}/events/{slug}";
        return values;
    }
}
