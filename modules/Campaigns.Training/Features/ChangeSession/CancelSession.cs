using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.ChangeSession;

/// <summary>A class is not held. Those who were coming are told why.</summary>
internal sealed record CancelSession(Guid SessionId, string? Reason) : ICommand<Session>
{
    public const int LongestReason = 200;

    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Reason)) yield return Refusals.ReasonMissing;
        if (Reason?.Length > LongestReason) yield return Refusals.ReasonTooLong;
    }
}

internal sealed class CancelSessionHandler(TrainingDbContext db, Author author, IAudit audit) : IHandler<CancelSession, Session>
{
    public async Task<Result<Session>> Handle(CancelSession command, CancellationToken ct)
    {
        await using var turn = await db.LockNamesAsync([Turns.Session(command.SessionId)], ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == command.SessionId, ct) is not { } session) return Refusals.NoSuchSession;
        var cancelled = session.Cancel(command.Reason!.Trim(), author.Now);
        if (!cancelled.Succeeded) return cancelled.Refused<Session>();
        audit.Note("training.session-cancelled", new(Session.RecordKind, session.Id), new { command.Reason });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return session;
    }
}
