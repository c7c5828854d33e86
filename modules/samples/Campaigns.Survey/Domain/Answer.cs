using Campaigns.Kernel.Events;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Survey.Domain;

/// <summary>What one person thought of one event. Says nothing of who it was: see <see cref="Contact"/>.</summary>
internal sealed class Answer : Entity, IScoped
{
    /// <summary>Longest comment, in characters.</summary>
    public const int LongestComment = 2000;

    private Answer()
    {
    }

    public static Answer Give(Guid eventId, string scopePath, int score, string? comment, DateTimeOffset now)
    {
        var answer = new Answer { EventId = eventId, ScopePath = scopePath, Score = score, Comment = comment, GivenAt = now };
        answer.Raise(new AnswerGivenV1(answer.Id, eventId));
        return answer;
    }

    public Guid EventId { get; private init; }

    public string ScopePath { get; private init; } = "";

    /// <summary>1 (poor) to 5 (very good).</summary>
    public int Score { get; private init; }

    public string? Comment { get; private set; }

    public DateTimeOffset GivenAt { get; private init; }

    /// <summary>A comment may name people; the score may stay, because it does not.</summary>
    public void ForgetComment() => Comment = null;
}

/// <summary>Somebody gave feedback on an event.</summary>
[EventName("survey.answer-given.v1")]
internal sealed record AnswerGivenV1(Guid AnswerId, Guid EventId) : IEvent;
