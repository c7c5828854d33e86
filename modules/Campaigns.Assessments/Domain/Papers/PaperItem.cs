using Campaigns.Assessments.Domain.Questions;

namespace Campaigns.Assessments.Domain.Papers;

/// <summary>A question on a paper and what was answered. Saving an answer is one statement on this row alone, so it carries until when it may be
/// changed: whoever ends the paper moves that instant first, and no save slips in behind the marking.</summary>
internal sealed class PaperItem
{
    /// <summary>Lies before any clock, also one that is set back: an ended paper stays ended.</summary>
    public static readonly DateTimeOffset Closed = DateTimeOffset.UnixEpoch;

    private PaperItem()
    {
    }

    public Guid SittingId { get; private set; }

    /// <summary>Place on the paper, from 1.</summary>
    public int Number { get; private set; }

    public Guid QuestionId { get; private set; }

    public Guid VersionId { get; private set; }

    /// <summary>Keys of the choices as they are shown, joined by commas.</summary>
    public string Order { get; private set; } = "";

    /// <summary>What the contribution case comes to, calculated when the paper was drawn: a rule corrected later changes no paper.</summary>
    public long? Expected { get; set; }

    /// <summary>See <see cref="Questions.Response"/>.</summary>
    public string Response { get; private set; } = "";

    /// <summary>How often it was saved; a save names the one it saw.</summary>
    public int Revision { get; private set; }

    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>First instant at which it is not changed any more.</summary>
    public DateTimeOffset OpenUntil { get; private set; }

    /// <summary>Thousandths; null until it is marked.</summary>
    public int? Worth { get; private set; }

    internal static PaperItem Of(Sitting sitting, int number, Drawn drawn) => new()
    {
        SittingId = sitting.Id,
        Number = number,
        QuestionId = drawn.Version.QuestionId,
        VersionId = drawn.Version.Id,
        Order = string.Join(',', drawn.Order),
        OpenUntil = sitting.Deadline,
    };

    internal void Take(string response, DateTimeOffset now) => (Response, Revision, SavedAt) = (response, Revision + 1, now);

    internal void Mark(QuestionBody body) => Worth = Marking.Worth(body, Expected, Response);
}
