using Campaigns.Assessments.Contracts;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Assessments.Domain.Papers;

/// <summary>Whose paper of which class it is.</summary>
internal sealed record Candidate(Guid StaffId, string ScopePath, Guid SessionId, string Course, int PassMark);

/// <summary>One try at a paper. Times are of the server's real clock: neither the demo's clock nor the candidate's device moves the end.</summary>
internal sealed class Sitting : Entity, IScoped
{
    public const string RecordKind = "assessments.sitting";
    private readonly List<PaperItem> _items = [];

    private Sitting()
    {
    }

    public Guid StaffId { get; private set; }

    /// <summary>Where the candidate worked when it began.</summary>
    public string ScopePath { get; private set; } = "";

    public Guid SessionId { get; private set; }

    public string Course { get; private set; } = "";

    /// <summary>1, 2 … of this person in this class.</summary>
    public int Try { get; private set; }

    /// <summary>Draws the same paper again from the same bank.</summary>
    public long Seed { get; private set; }

    /// <summary>Business day by whose law it asks.</summary>
    public DateOnly AskedOn { get; private set; }

    public int PassMark { get; private set; }

    public bool EveryCaseRight { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>First instant at which nothing is taken any more.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>When it was handed in, or the deadline where it never was; null: still being sat.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether its time ran out.</summary>
    public bool RanOut { get; private set; }

    /// <summary>Points out of 100, cut to whole ones so that nobody is rounded over the mark; null until it is marked.</summary>
    public int? Score { get; private set; }

    /// <summary>Null until it is marked.</summary>
    public bool? Passed { get; private set; }

    /// <summary>Sum of the questions' thousandths, for statistics.</summary>
    public int Worth { get; private set; }

    /// <summary>Questions on it.</summary>
    public int Length { get; private set; }

    public IReadOnlyList<PaperItem> Items => _items;

    public bool IsOpen => EndedAt is null;

    public static Sitting Begin(Candidate candidate, int number, Blueprint blueprint, long seed, IReadOnlyList<Drawn> paper, DateOnly askedOn, DateTimeOffset now)
    {
        var sitting = new Sitting
        {
            StaffId = candidate.StaffId,
            ScopePath = candidate.ScopePath,
            SessionId = candidate.SessionId,
            Course = candidate.Course,
            PassMark = candidate.PassMark,
            Try = number,
            Seed = seed,
            AskedOn = askedOn,
            EveryCaseRight = blueprint.EveryCaseRight,
            StartedAt = now,
            Deadline = now.AddMinutes(blueprint.Minutes),
            Length = paper.Count,
        };
        sitting._items.AddRange(paper.Select((drawn, i) => PaperItem.Of(sitting, i + 1, drawn)));
        return sitting;
    }

    /// <summary>Whether its time is up at that real instant.</summary>
    public bool IsOver(DateTimeOffset now) => now >= Deadline;

    /// <summary>Takes an answer down, in the form of <see cref="Response"/>. Requests save by one statement on the row instead; this is the rule it keeps.</summary>
    public Result<Done> Answer(int number, string response, DateTimeOffset now)
    {
        if (!IsOpen) return Refusals.AlreadySubmitted;
        if (IsOver(now)) return Refusals.TimeIsUp;
        if (_items.Find(i => i.Number == number) is not { } item) return Refusals.AnswerUnreadable;
        item.Take(response, now);
        return Done.It;
    }

    /// <summary>Ends and marks it: what was saved counts, also when its time ran out. Once only.</summary>
    /// <param name="now">Real time.</param>
    /// <param name="bodies">What each version says, by its id.</param>
    public Result<Done> End(DateTimeOffset now, IReadOnlyDictionary<Guid, QuestionBody> bodies)
    {
        if (!IsOpen) return Refusals.AlreadySubmitted;
        (RanOut, EndedAt) = (IsOver(now), IsOver(now) ? Deadline : now);
        foreach (var item in _items) item.Mark(bodies[item.VersionId]);
        Worth = _items.Sum(i => i.Worth!.Value);
        Score = Worth * 100 / (Marking.Full * Length);
        Passed = Score >= PassMark && !(EveryCaseRight && _items.Exists(i => bodies[i.VersionId].Kind is QuestionKind.Case && i.Worth < Marking.Full));
        Raise(new PaperMarkedV1(Id, SessionId, StaffId, Course, Score.Value));
        return Done.It;
    }
}
