using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Training.Contracts;

namespace Campaigns.Training.Domain;

/// <summary>How somebody was assessed.</summary>
internal enum AssessmentKind
{
    /// <summary>A written paper.</summary>
    Paper,

    /// <summary>A presentation watched by observers.</summary>
    Observation,
}

/// <summary>What was found.</summary>
/// <param name="Kind">How.</param>
/// <param name="Score">Points out of 100.</param>
/// <param name="Observers">Who watched; none for a paper.</param>
/// <param name="Rubric">Points by criterion, as JSON; null: none were noted.</param>
/// <param name="Failed">It does not count as passed whatever the score.</param>
internal sealed record Finding(AssessmentKind Kind, int Score, IReadOnlyList<Guid> Observers, string? Rubric, bool Failed = false);

/// <summary>A score of somebody in a class. A correction leaves the score before it in the history.</summary>
internal sealed class Assessment : Entity
{
    public const string RecordKind = "training.assessment";
    private readonly List<ScoreChange> _corrections = [];

    private Assessment()
    {
    }

    public Guid SessionId { get; private set; }

    public Guid CourseId { get; private set; }

    public Guid StaffId { get; private set; }

    public AssessmentKind Kind { get; private set; }

    public int Score { get; private set; }

    public IReadOnlyList<Guid> Observers { get; private set; } = [];

    public string? Rubric { get; private set; }

    /// <summary>Does not count as passed whatever the score, such as a paper with a wrong calculation case.</summary>
    public bool Failed { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string ActorName { get; private set; } = "";

    /// <summary>The certificate for which it was counted; null: for none yet.</summary>
    public Guid? UsedFor { get; private set; }

    public IReadOnlyList<ScoreChange> Corrections => _corrections;

    /// <summary>Takes the score down.</summary>
    /// <param name="session">The class; the one assessed must have a place in it.</param>
    /// <param name="staffId">Who was assessed.</param>
    /// <param name="found">What was found.</param>
    /// <param name="papers">Papers they sat in this class so far.</param>
    /// <param name="rules">What the course asks.</param>
    /// <param name="by">Who takes it down.</param>
    /// <param name="id">Its id, where it was given before.</param>
    public static Result<Assessment> Record(Session session, Guid staffId, Finding found, int papers, Requirements rules, By by, Guid? id = null)
    {
        if (session.IsOff) return Refusals.ClassOff;
        if (session.Find(staffId) is not { Seat: Seat.Given } participant) return Refusals.NotOnList;
        if (found.Observers.Contains(staffId)) return Refusals.ObservesThemselves;
        if (found.Kind is AssessmentKind.Paper && papers >= rules.Tries) return Refusals.TriesUsedUp(rules.Tries);

        participant.Present ??= true; // Who sat a paper or presented was there.
        var taken = new Assessment
        {
            Id = id ?? Guid.CreateVersion7(),
            SessionId = session.Id,
            CourseId = session.CourseId,
            StaffId = staffId,
            Kind = found.Kind,
            Score = found.Score,
            Observers = found.Observers,
            Rubric = found.Rubric,
            Failed = found.Failed,
            At = by.At,
            ActorName = by.Name,
        };
        taken.Tell(by);
        return taken;
    }

    /// <summary>Another score, for a reason. One that a certificate was issued for stays: what rests on it is revoked first.</summary>
    public Result<Done> Correct(int score, string reason, By by)
    {
        if (UsedFor is not null) return Refusals.AlreadyCertified;
        if (score == Score) return Done.It;
        _corrections.Add(new() { AssessmentId = Id, Number = _corrections.Count + 1, Before = Score, After = score, Reason = reason, At = by.At, ActorId = by.ActorId, ActorName = by.Name });
        (Score, Failed) = (score, false); // Whoever corrects it has looked at the whole of it.
        Tell(by);
        return Done.It;
    }

    public bool Passes(int passMark) => !Failed && Score >= passMark;

    /// <summary>Counted for that certificate, and for no other.</summary>
    public void UseFor(Guid certificateId) => UsedFor ??= certificateId;

    private void Tell(By by) => Raise(new ScoreRecordedV1(Id, SessionId, StaffId, Kind.Word(), Score, by.At));
}

/// <summary>A corrected score. Never changed.</summary>
internal sealed class ScoreChange
{
    public required Guid AssessmentId { get; init; }

    public required int Number { get; init; }

    public required int Before { get; init; }

    public required int After { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid? ActorId { get; init; }

    public required string ActorName { get; init; }
}
