namespace Campaigns.Training.Contracts;

/// <summary>A course as others need to know it.</summary>
/// <param name="Id">The course.</param>
/// <param name="Code">Such as <c>BHXH-01</c>.</param>
/// <param name="Title">Title of its current version.</param>
/// <param name="PassMark">Points out of 100 that a paper and an observation need; 0: none is asked.</param>
/// <param name="Tries">Papers somebody may sit in one class.</param>
/// <param name="Observed">Observed presentations that must be passed.</param>
public sealed record TrainingCourse(Guid Id, string Code, string Title, int PassMark, int Tries, int Observed);

/// <summary>A class of a course.</summary>
/// <param name="Id">The class.</param>
/// <param name="Course">What is taught.</param>
/// <param name="StartsAt">From (UTC).</param>
/// <param name="EndsAt">Until (UTC).</param>
/// <param name="Place">Where.</param>
/// <param name="TrainerIds">Staff ids of who teaches.</param>
/// <param name="ParticipantIds">Staff ids of those who have a place, in the order they got it; not those who wait.</param>
public sealed record TrainingSession(Guid Id, TrainingCourse Course, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place,
    IReadOnlyList<Guid> TrainerIds, IReadOnlyList<Guid> ParticipantIds);

/// <summary>Questions about courses and classes. Nothing is narrowed to the caller: who shows an answer checks the permission.</summary>
public interface ITrainingSessions
{
    /// <summary>The catalogue, by code.</summary>
    Task<IReadOnlyList<TrainingCourse>> Courses(CancellationToken ct);

    /// <summary>One class, or null.</summary>
    Task<TrainingSession?> Find(Guid id, CancellationToken ct);

    /// <summary>Classes that are held and in which somebody has a place, the latest first; at most 100.</summary>
    Task<IReadOnlyList<TrainingSession>> Of(Guid staffId, CancellationToken ct);

    /// <summary>Classes that are held and touch the time span, the earliest first.</summary>
    Task<IReadOnlyList<TrainingSession>> Between(DateTimeOffset from, DateTimeOffset to, CancellationToken ct);
}
