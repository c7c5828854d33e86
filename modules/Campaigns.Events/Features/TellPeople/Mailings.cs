using System.Text.Json;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Jobs;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.TellPeople;

/// <summary>Begins mailings. Joins the caller's transaction: people are told if and only if the change is there.</summary>
internal sealed class Mailings(EventsDbContext db, EventDesk desk, IJobs jobs, TimeProvider clock)
{
    // More than this is confirmed by typing the number.
    public const int Few = 20;

    // By the clock on the wall.
    private const int FirstHour = 7, LastHour = 21;

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

    /// <summary>The next batch goes out; the key lets a second press do nothing. Invitations wait for the morning: nobody is woken for one.</summary>
    public void Go(Mailing mailing)
    {
        var (args, key) = (new MailingToRun(mailing.Id), $"events.mailing/{mailing.Id:N}/{mailing.HandedOut}/{mailing.Version}");
        if (mailing.Subject == Notices.Invited && Morning(clock.GetUtcNow()) is { } morning) jobs.EnqueueAt<RunMailing, MailingToRun>(morning, args, key);
        else jobs.Enqueue<RunMailing, MailingToRun>(args, key);
    }

    // Null: it is day.
    private static DateTimeOffset? Morning(DateTimeOffset now)
    {
        var hour = now.ToOffset(TimeSpan.FromHours(7)).Hour;
        return hour switch
        {
            < FirstHour => now.LocalDate().At(new TimeOnly(FirstHour, 0)),
            >= LastHour => now.LocalDate().AddDays(1).At(new TimeOnly(FirstHour, 0)),
            _ => null,
        };
    }
}
