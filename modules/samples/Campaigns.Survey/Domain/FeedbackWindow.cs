using Campaigns.Events.Contracts;

namespace Campaigns.Survey.Domain;

/// <summary>When feedback on an event is taken: from its beginning until 30 days after its end, unless it did not take place.</summary>
internal static class FeedbackWindow
{
    private static readonly TimeSpan After = TimeSpan.FromDays(30);

    public static bool IsOpen(EventCard meeting, DateTimeOffset now) =>
        meeting.Status is "published" or "running" or "completed" or "reported" && now >= meeting.StartsAt && now < meeting.EndsAt + After;
}
