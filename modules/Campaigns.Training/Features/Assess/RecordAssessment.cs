using System.Text.Json;
using Campaigns.Kernel.Commands;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.Assess;

/// <summary>The body of <c>POST /assessments</c>.</summary>
/// <param name="Score">Points out of 100.</param>
/// <param name="Rubric">Points by criterion.</param>
internal sealed record AssessmentBody(Guid? SessionId, Guid? StaffId, string? Kind, int? Score, IReadOnlyList<Guid>? ObserverIds = null, JsonElement? Rubric = null)
{
    public const int LongestRubric = 20_000, MostObservers = 5;

    public IEnumerable<Failure> Check()
    {
        if (SessionId is null) yield return Refusals.SessionMissing;
        if (StaffId is null) yield return Refusals.StaffMissing;
        if (Kind is null) yield return Refusals.KindMissing;
        else if (Words.Read<AssessmentKind>(Kind) is null) yield return Refusals.KindUnknown;
        if (Score is null) yield return Refusals.ScoreMissing;
        else if (Score is < 0 or > 100) yield return Refusals.OutOfRange("score", 0, 100);
        if (ObserverIds?.Count > 0 && Words.Read<AssessmentKind>(Kind) is AssessmentKind.Paper) yield return Refusals.ObserversForPaper;
        if (ObserverIds?.Count > MostObservers) yield return Refusals.OutOfRange("observerIds", 0, MostObservers);
        if (RubricText?.Length > LongestRubric) yield return Refusals.RubricTooLong;
    }

    [System.Text.Json.Serialization.JsonIgnore]
    public string? RubricText => Rubric is { ValueKind: not JsonValueKind.Null } rubric ? rubric.GetRawText() : null;
}

/// <summary>Takes a score down.</summary>
/// <param name="Body">The score.</param>
/// <param name="Id">Its id where it was given before; the same again changes nothing.</param>
/// <param name="Failed">It does not count as passed whatever the score.</param>
internal sealed record RecordAssessment(AssessmentBody Body, Guid? Id = null, bool Failed = false) : ICommand<Assessment>
{
    public IEnumerable<Failure> Check() => Body.Check();
}
