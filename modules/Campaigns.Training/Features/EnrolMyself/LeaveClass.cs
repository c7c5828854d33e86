using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.EnrolMyself;

/// <summary>Somebody takes themselves off a list they put themselves on; the first who waits gets the place. Whoever was sent by others asks those.</summary>
internal sealed record LeaveClass(Guid SessionId) : ICommand<Session>;

internal sealed class LeaveClassHandler(TrainingDbContext db, IStaff staff, IActor actor, Author author, TimeProvider clock, IAudit audit) : IHandler<LeaveClass, Session>
{
    public async Task<Result<Session>> Handle(LeaveClass command, CancellationToken ct)
    {
        if (actor.Id is not { } account || await staff.OfAccount(account, ct) is not { } me) return Refusals.NotStaff;
        await using var turn = await db.LockNamesAsync([Turns.Session(command.SessionId), Turns.Person(me.Id)], ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == command.SessionId, ct) is not { } session) return Refusals.NoSuchSession;
        if (session.Find(me.Id) is not { } mine) return session; // Pressed twice.
        if (!mine.Themselves) return Refusals.NotByThemselves;
        if (clock.GetUtcNow() >= session.StartsAt || mine.Present is not null) return Refusals.NotOpen;
        var left = session.Release(me.Id, author.Now);
        if (!left.Succeeded) return left.Refused<Session>();
        audit.Note("training.left-class", new(Session.RecordKind, session.Id), new { me.Id });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return session;
    }
}
