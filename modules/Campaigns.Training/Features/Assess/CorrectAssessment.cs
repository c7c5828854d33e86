using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.Assess;

/// <summary>The body of <c>PATCH /assessments/{id}</c>.</summary>
internal sealed record CorrectionBody(int? Score, string? Reason)
{
    public IEnumerable<Failure> Check()
    {
        if (Score is null) yield return Refusals.ScoreMissing;
        else if (Score is < 0 or > 100) yield return Refusals.OutOfRange("score", 0, 100);
        foreach (var failure in Reasons.Check(Reason)) yield return failure;
    }
}

/// <summary>Another score, for a reason.</summary>
internal sealed record CorrectAssessment(Guid Id, CorrectionBody Body, int? Expected = null) : ICommand<Assessment>
{
    public IEnumerable<Failure> Check() => Body.Check();
}

internal sealed class CorrectAssessmentHandler(TrainingDbContext db, People people, Author author, IAudit audit) : IHandler<CorrectAssessment, Assessment>
{
    public async Task<Result<Assessment>> Handle(CorrectAssessment command, CancellationToken ct)
    {
        var of = await db.Assessments.Where(a => a.Id == command.Id).Select(a => (Guid?)a.StaffId).SingleOrDefaultAsync(ct);
        if (of is not { } staffId || await people.Find(staffId, Permissions.Teach, ct) is null) return Refusals.NoSuchAssessment;

        // A certificate may be issued on this score at the same moment: one waits for the other.
        await using var turn = await db.LockNamesAsync([Turns.Person(staffId)], ct);
        var score = await db.Assessments.SingleAsync(a => a.Id == command.Id, ct);
        if (command.Expected is { } expected && expected != score.Version) return Refusals.Changed;
        var corrected = score.Correct(command.Body.Score!.Value, command.Body.Reason!.Trim(), author.Now);
        if (!corrected.Succeeded) return corrected.Refused<Assessment>();
        audit.Note("training.score-corrected", new(Assessment.RecordKind, score.Id), new { score.Score });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return score;
    }
}
