using System.Text.Json;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Jobs;
using Campaigns.Kernel.Jobs;

namespace Campaigns.Events.Features.TellPeople;

/// <summary>Begins mailings. Joins the caller's transaction: people are told if and only if the change is there.</summary>
internal sealed class Mailings(EventsDbContext db, EventDesk desk, IJobs jobs)
{
    // More than this is confirmed by typing the number.
    public const int Few = 20;

    /// <summary>Whether the caller must be asked how many people are told.</summary>
    public static bool Unexpected(Audience audience, int? told) => told is { } typed && audience.Attendees > Few && typed != audience.Attendees;

    public Mailing? Begin(Event about, string subject, NoticeValues values, Audience audience, bool held = false) => Begin(about, subject, values.All(), audience, held);

    /// <summary>Null when there is nobody to tell.</summary>
    public Mailing? Begin(Event about, string subject, Dictionary<string, object?> values, Audience audience, bool held)
    {
        if (audience.To.Count == 0) return null;
        var mailing = Mailing.About(about, subject, JsonSerializer.Serialize(values), audience, held, desk.By);
        db.Add(mailing);
        if (!held) Go(mailing);
        return mailing;
    }

    /// <summary>The next batch goes out; the key lets a second press do nothing.</summary>
    public void Go(Mailing mailing) => jobs.Enqueue<RunMailing, MailingToRun>(new(mailing.Id), $"events.mailing/{mailing.Id:N}/{mailing.HandedOut}/{mailing.Version}");
}
