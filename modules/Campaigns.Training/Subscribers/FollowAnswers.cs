using Campaigns.Approvals.Contracts;
using Campaigns.Data;
using Campaigns.Kernel.Events;
using Campaigns.Training.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.AskCertification;
using Campaigns.Training.Features.AskOverride;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Subscribers;

/// <summary>Keeps what was put up and the question about it together: refused is refused, and another score is told to those who decide.</summary>
internal sealed class FollowAnswers(TrainingDbContext db, IEnumerable<IApprovals> approvals)
    : IOn<RequestRejectedV1>, IOn<RequestWithdrawnV1>, IOn<RequestCancelledV1>, IOn<ScoreRecordedV1>
{
    public Task On(RequestRejectedV1 e, EventContext context, CancellationToken ct) => Refuse(e.SubjectType, e.SubjectId, e.Purpose, ct);

    public Task On(RequestWithdrawnV1 e, EventContext context, CancellationToken ct) => Refuse(e.SubjectType, e.SubjectId, e.Purpose, ct);

    public Task On(RequestCancelledV1 e, EventContext context, CancellationToken ct) => Refuse(e.SubjectType, e.SubjectId, e.Purpose, ct);

    public async Task On(ScoreRecordedV1 e, EventContext context, CancellationToken ct)
    {
        if (approvals.LastOrDefault() is not { } others) return;
        foreach (var id in await db.Certifications.Where(c => c.StaffId == e.StaffId && c.Status == AskedStatus.Waiting).Select(c => c.Id).ToListAsync(ct))
            await others.SubjectChangedAsync(new(Certifications.Type, id.ToString()), ct);
    }

    private async Task Refuse(string type, string subject, string purpose, CancellationToken ct)
    {
        if (type is not (Certifications.Type or Overrides.Type) || !Guid.TryParse(subject, out var id)) return;
        var comment = approvals.LastOrDefault() is { } others ? (await others.StatusAsync(type, subject, purpose, ct))?.Comment : null;
        db.ChangeTracker.Clear();
        if (type == Certifications.Type)
        {
            await using var turn = await db.LockAsync<Certification>(id, ct);
            if (await db.Certifications.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } asked || !asked.Refuse(comment).Succeeded) return;
            await db.SaveChangesAsync(ct);
            await turn.CommitAsync(ct);
        }
        else
        {
            await using var turn = await db.LockAsync<QualificationOverride>(id, ct);
            if (await db.Overrides.SingleOrDefaultAsync(o => o.Id == id, ct) is not { } asked || !asked.Refuse(comment).Succeeded) return;
            await db.SaveChangesAsync(ct);
            await turn.CommitAsync(ct);
        }
    }
}
