using Campaigns.Assessments.Domain.Questions;
using Campaigns.Kernel.Values;

namespace Campaigns.Assessments.Domain.Observations;

/// <summary>What is looked at, and what each level of it means, from the worst up.</summary>
internal sealed record Criterion(string Key, Words Text, IReadOnlyList<Words> Levels);

/// <summary>How presentations of a course are judged. All criteria have the same number of levels: agreement is counted over them together.</summary>
internal sealed class Rubric : Entity
{
    private Rubric()
    {
    }

    /// <summary>Course code; one rubric for each.</summary>
    public string Course { get; private set; } = "";

    public IReadOnlyList<Criterion> Criteria { get; private set; } = [];

    /// <summary>Forms that make a presentation complete: two, one from each organisation where there are.</summary>
    public int Observers { get; private set; }

    public int Levels => Criteria[0].Levels.Count;

    /// <exception cref="ArgumentException">Criteria with different numbers of levels, or a number of observers that is none.</exception>
    public static Rubric Write(string course, int observers, IReadOnlyList<Criterion> criteria)
    {
        if (criteria.Count is 0 or > 30 || criteria[0].Levels.Count is < 2 or > 10 || criteria.Any(c => c.Levels.Count != criteria[0].Levels.Count)) throw new ArgumentException("Criteria need the same number of levels", nameof(criteria));
        if (observers is < 1 or > 3) throw new ArgumentException("One to three observers", nameof(observers));
        return new() { Course = course, Observers = observers, Criteria = criteria };
    }

    /// <summary>Points out of 100, cut to whole ones.</summary>
    public int ScoreOf(IReadOnlyList<int> levels) => levels.Sum() * 100 / (Criteria.Count * (Levels - 1));
}
