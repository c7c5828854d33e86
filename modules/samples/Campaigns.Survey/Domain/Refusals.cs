using Campaigns.Kernel.Commands;

namespace Campaigns.Survey.Domain;

/// <summary>Why not.</summary>
internal static class Refusals
{
    public static readonly Failure NoSuchEvent = Failure.NotFound("survey.no-such-event");
    public static readonly Failure Closed = Failure.Conflict("survey.closed");
    public static readonly Failure ScoreMissing = Failure.Invalid("survey.score-missing", "score");
    public static readonly Failure ScoreOutside = Failure.Invalid("survey.score-outside", "score");
    public static readonly Failure CommentTooLong = Failure.Invalid("survey.comment-too-long", "comment", Answer.LongestComment);
    public static readonly Failure NameMissing = Failure.Invalid("survey.name-missing", "fullName");
    public static readonly Failure NameTooLong = Failure.Invalid("survey.name-too-long", "fullName");
    public static readonly Failure PhoneWrong = Failure.Invalid("survey.phone-wrong", "phone");
    public static readonly Failure ConsentMissing = Failure.Invalid("survey.consent-missing", "consent");
    public static readonly Failure Program = Failure.Invalid("survey.program");
}
