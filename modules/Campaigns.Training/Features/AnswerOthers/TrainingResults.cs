using Campaigns.Kernel.Commands;
using Campaigns.Training.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.Assess;

namespace Campaigns.Training.Features.AnswerOthers;

/// <summary>Takes in what the module that examines people found.</summary>
internal sealed class TrainingResults(TrainingDbContext db, ScoreBook scores) : ITrainingResults
{
    public async Task<Result<Guid>> Record(TrainingResult result, CancellationToken ct)
    {
        if (Words.Read<AssessmentKind>(result.Kind) is not { } kind) return Refusals.KindUnknown;
        if (result.Score is < 0 or > 100) return Refusals.OutOfRange("score", 0, 100);
        if (result.Rubric?.Length > AssessmentBody.LongestRubric) return Refusals.RubricTooLong;

        await using var turn = await scores.Open(result.SessionId, result.StaffId, ct);
        var found = new Finding(kind, result.Score, result.ObserverIds, result.Rubric, !result.Passed);
        var taken = await scores.Take(result.SessionId, result.StaffId, found, new By(null, result.By, result.At), result.Id, ct);
        if (!taken.Succeeded) return taken.Refused<Guid>();
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return taken.Value.Id;
    }
}
