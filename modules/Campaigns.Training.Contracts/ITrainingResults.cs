using Campaigns.Kernel.Commands;

namespace Campaigns.Training.Contracts;

/// <summary>What somebody achieved in a class, handed in by the module that examined them.</summary>
/// <param name="Id">Names this result: handed in again under the same id it changes nothing. Becomes the id of the assessment.</param>
/// <param name="SessionId">The class.</param>
/// <param name="StaffId">Who; must have a place in it.</param>
/// <param name="Kind"><c>paper</c> or <c>observation</c>.</param>
/// <param name="Score">Points out of 100.</param>
/// <param name="Passed">False: it does not count as passed whatever the score, such as a paper with a wrong calculation case.</param>
/// <param name="At">When it was achieved (UTC).</param>
/// <param name="By">Who marked it, for people to read.</param>
public sealed record TrainingResult(Guid Id, Guid SessionId, Guid StaffId, string Kind, int Score, bool Passed, DateTimeOffset At, string By)
{
    /// <summary>Staff ids of who observed; none for a paper. Nobody observes themselves.</summary>
    public IReadOnlyList<Guid> ObserverIds { get; init; } = [];

    /// <summary>Points by criterion, as JSON; null: none were noted.</summary>
    public string? Rubric { get; init; }
}

/// <summary>Takes results in. Called from a subscriber or a request; the caller has checked who may mark.</summary>
public interface ITrainingResults
{
    /// <summary>Keeps the result as an assessment of the class and answers its id; the same id again answers the same. Refused when there is no
    /// such class (<c>training.session-not-found</c>), they have no place in it (<c>training.not-on-list</c>), the tries of the course are used up
    /// (<c>training.tries-used-up</c>), the kind or score is none, or an observer observes themselves.</summary>
    Task<Result<Guid>> Record(TrainingResult result, CancellationToken ct);
}
