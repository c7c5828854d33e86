using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.Assess;

internal sealed class RecordAssessmentHandler(TrainingDbContext db, ScoreBook scores, People people, IStaff staff, Author author, IAudit audit) : IHandler<RecordAssessment, Assessment>
{
    public async Task<Result<Assessment>> Handle(RecordAssessment command, CancellationToken ct)
    {
        var (body, observers) = (command.Body, command.Body.ObserverIds?.Distinct().ToList() ?? []);
        if (await people.Find(body.StaffId!.Value, Permissions.Teach, ct) is null) return Refusals.StaffUnknown("staffId");
        if ((await staff.Many(observers, ct)).Count < observers.Count) return Refusals.StaffUnknown("observerIds");

        await using var turn = await scores.Open(body.SessionId!.Value, body.StaffId.Value, ct);
        var found = new Finding(Words.Read<AssessmentKind>(body.Kind)!.Value, body.Score!.Value, observers, body.RubricText, command.Failed);
        var taken = await scores.Take(body.SessionId.Value, body.StaffId.Value, found, author.Now, command.Id, ct);
        if (!taken.Succeeded) return taken;
        audit.Note("training.score-recorded", new(Assessment.RecordKind, taken.Value.Id), new { taken.Value.Score });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return taken;
    }
}
