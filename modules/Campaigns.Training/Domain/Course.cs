using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Training.Domain;

/// <summary>What a course is about.</summary>
internal enum CourseKind
{
#pragma warning disable CS1591 // The names say it.
    Policy, Skills, Presenter, Collector, Desk,
#pragma warning restore CS1591
}

/// <summary>What a version of a course says.</summary>
internal sealed record CourseFacts(string Title, Requirements Rules);

/// <summary>A course of the catalogue. What it asks changes only by a new version; certificates keep the version they were issued under.</summary>
internal sealed class Course : Entity
{
    public const string RecordKind = "training.course";
    private readonly List<CourseVersion> _versions = [];

    private Course()
    {
    }

    public string Code { get; private set; } = "";

    public CourseKind Kind { get; private set; }

    /// <summary>Title of the current version.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Working roles whose holders need its certificate, such as <c>presenter</c>; empty: nobody has to.</summary>
    public IReadOnlyList<string> NeededBy { get; private set; } = [];

    /// <summary>Number of the current version.</summary>
    public int Latest { get; private set; }

    public IReadOnlyList<CourseVersion> Versions => _versions;

    public CourseVersion Current => _versions.MaxBy(v => v.Number)!;

    public Requirements Rules => Current.Rules;

    public static Course Open(string code, CourseKind kind, IReadOnlyList<string> neededBy, CourseFacts facts, By by, Guid? id = null)
    {
        var course = new Course { Id = id ?? Guid.CreateVersion7(), Code = code, Kind = kind, NeededBy = neededBy };
        course.Take(facts, null, by);
        return course;
    }

    /// <summary>A new version from now on.</summary>
    /// <param name="facts">What it says.</param>
    /// <param name="refreshBy">Last day on which certificates of earlier versions hold without a refresher; null: they hold until they expire.</param>
    /// <param name="by">Who.</param>
    public Result<Done> Revise(CourseFacts facts, DateOnly? refreshBy, By by)
    {
        if (facts.Rules.Prerequisites.Contains(Code)) return Refusals.NeedsItself;
        if (refreshBy < by.At.LocalDate()) return Refusals.RefreshInThePast;
        Take(facts, refreshBy, by);
        return Done.It;
    }

    /// <summary>Last day on which a certificate of that version holds without a refresher; null: until it expires.</summary>
    public DateOnly? RefreshBy(int version) => _versions.Where(v => v.Number > version && v.RefreshBy != null).Min(v => v.RefreshBy);

    private void Take(CourseFacts facts, DateOnly? refreshBy, By by)
    {
        Title = facts.Title;
        _versions.Add(new()
        {
            CourseId = Id,
            Number = ++Latest,
            Title = facts.Title,
            Rules = facts.Rules,
            RefreshBy = refreshBy,
            At = by.At,
            ActorId = by.ActorId,
            ActorName = by.Name,
        });
    }
}

/// <summary>What a course said from a day on. Never changed.</summary>
internal sealed class CourseVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CourseId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }

    public required Requirements Rules { get; init; }

    public required DateOnly? RefreshBy { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid? ActorId { get; init; }

    public required string ActorName { get; init; }
}
