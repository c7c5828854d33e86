using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Assessments.Domain.Questions;

/// <summary>A question of the bank with all its versions. A change is a new version: papers keep the one they were drawn with.</summary>
internal sealed class Question : Entity
{
    public const string RecordKind = "assessments.question";
    public const int LongestCode = 40, LongestTopic = 40, Easiest = 1, Hardest = 3;
    private readonly List<QuestionVersion> _versions = [];

    private Question()
    {
    }

    /// <summary>Short name; unique, never changes. Papers are drawn in its order, so that a seed means the same everywhere.</summary>
    public string Code { get; private set; } = "";

    public string Topic { get; private set; } = "";

    /// <summary>1 easy, 2 medium, 3 hard: what its writer thinks. What it proved to be is counted.</summary>
    public int Difficulty { get; private set; }

    public QuestionKind Kind { get; private set; }

    /// <summary>Not drawn any more.</summary>
    public bool Retired { get; private set; }

    /// <summary>Number of the newest version. It also changes the question's own version, so that of two who revise at once the second is told.</summary>
    public int LatestVersion { get; private set; }

    public IReadOnlyList<QuestionVersion> Versions => _versions;

    public QuestionVersion Latest => _versions.MaxBy(v => v.Number)!;

    public static Result<Question> Write(string code, string topic, int difficulty, QuestionKind kind)
    {
        if (code.Length is 0 or > LongestCode || code.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-')) return Refusals.CodeWrong;
        if (Placed(topic, difficulty) is { } wrong) return wrong;
        return new Question { Code = code.ToUpperInvariant(), Topic = topic, Difficulty = difficulty, Kind = kind };
    }

    /// <summary>A new version, which holds from a day on; the one before it ends on the eve. Where law changed, papers before and after that day
    /// ask by the law of their own day.</summary>
    /// <param name="body">What it says.</param>
    /// <param name="from">First day; null: always so far.</param>
    /// <param name="to">Last day; null: no end known.</param>
    /// <param name="by">Name of who wrote it.</param>
    /// <param name="at">When.</param>
    public Result<QuestionVersion> Revise(QuestionBody body, DateOnly? from, DateOnly? to, string by, DateTimeOffset at)
    {
        if (body.Kind != Kind) return Refusals.KindFixed;
        var faults = BodyRules.Faults(body).ToList();
        if (faults.Count > 0) return Result<QuestionVersion>.Refuse(faults);
        if (to < from) return Refusals.PeriodWrong;

        var added = new QuestionVersion { QuestionId = Id, Number = ++LatestVersion, Body = body, ValidFrom = from, ValidTo = to, By = by, At = at };
        _versions.Add(added);
        return added;
    }

    public Result<Done> Move(string topic, int difficulty)
    {
        if (Placed(topic, difficulty) is { } wrong) return wrong;
        (Topic, Difficulty) = (topic, difficulty);
        return Done.It;
    }

    public void Retire(bool retired) => Retired = retired;

    /// <summary>The version that is asked on that day: the newest of those that hold then; null where the law of that day has no answer here.</summary>
    public QuestionVersion? On(DateOnly day) => _versions.Where(v => v.HoldsOn(day)).MaxBy(v => v.Number);

    private static Failure? Placed(string topic, int difficulty)
    {
        if (topic.Length is 0 or > LongestTopic || topic.Any(c => !char.IsAsciiLetterLower(c) && c != '-')) return Refusals.TopicWrong;
        return difficulty is < Easiest or > Hardest ? Refusals.DifficultyWrong : null;
    }
}

/// <summary>What a question said from a day on. Never changed.</summary>
internal sealed class QuestionVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid QuestionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required QuestionBody Body { get; init; }

    /// <summary>First day on which it is asked; null: from the beginning.</summary>
    public required DateOnly? ValidFrom { get; init; }

    /// <summary>Last day; null: no end known.</summary>
    public required DateOnly? ValidTo { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public bool HoldsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || ValidTo >= day);
}
