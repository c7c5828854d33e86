using Campaigns.Assessments.Domain.Questions;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Assessments.Domain.Papers;

/// <summary>How many questions of a topic and difficulty a paper has.</summary>
/// <param name="Difficulty">1 to 3; 0: any.</param>
internal sealed record BlueprintLine(string Topic, int Difficulty, int Count);

/// <summary>How papers of a course are drawn. Pass mark and tries are the course's own.</summary>
internal sealed class Blueprint : Entity
{
    public const string RecordKind = "assessments.blueprint";
    public const int MostQuestions = 100, MostLines = 40, LeastMinutes = 1, MostMinutes = 300;

    private Blueprint()
    {
    }

    /// <summary>Course code; one blueprint for each.</summary>
    public string Course { get; private set; } = "";

    /// <summary>Minutes from opening the paper to its end.</summary>
    public int Minutes { get; private set; }

    /// <summary>Whether one wrong contribution case fails the paper, whatever its points.</summary>
    public bool EveryCaseRight { get; private set; }

    public IReadOnlyList<BlueprintLine> Lines { get; private set; } = [];

    public int Questions => Lines.Sum(l => l.Count);

    public static Blueprint For(string course, Guid? id = null) => new() { Id = id ?? Guid.CreateVersion7(), Course = course };

    public Result<Done> Set(int minutes, bool everyCaseRight, IReadOnlyList<BlueprintLine> lines)
    {
        if (minutes is < LeastMinutes or > MostMinutes) return Refusals.MinutesOutOfRange;
        if (lines.Count is 0 or > MostLines || lines.Any(l => l.Count is < 1 or > MostQuestions || l.Difficulty is < 0 or > Question.Hardest) || lines.Sum(l => l.Count) > MostQuestions)
            return Refusals.CountsOutOfRange;
        if (lines.Select(l => (l.Topic, l.Difficulty)).Distinct().Count() != lines.Count) return Refusals.CountsOutOfRange;
        (Minutes, EveryCaseRight, Lines) = (minutes, everyCaseRight, [.. lines]);
        return Done.It;
    }
}
