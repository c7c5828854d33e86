using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.EnrolMyself;

/// <summary>Somebody takes themselves off a list they put themselves on; the first who waits gets the place. Whoever was sent by others asks those.</summary>
internal sealed record LeaveClass(Guid SessionId) : ICommand<Session>;

internal sealed class LeaveClassHandler(OwnPlace own, Author author, TimeProvider clock, IAudit audit) : IHandler<LeaveClass, Session>
{
    public Task<Result<Session>> Handle(LeaveClass command, CancellationToken ct) => own.Change(command.SessionId, (me, session) => Task.FromResult(Leave(me, session)), ct);

    private Result<Session> Leave(StaffMember me, Session session)
    {
        if (session.Find(me.Id) is not { } mine) return session; // Pressed twice.
        if (!mine.Themselves) return Refusals.NotByThemselves;
        if (clock.GetUtcNow() >= session.StartsAt || mine.Present is not null) return Refusals.NotOpen;
        var left = session.Release(me.Id, author.Now);
        if (!left.Succeeded) return left.Refused<Session>();
        audit.Note("training.left-class", new(Session.RecordKind, session.Id), new { me.Id });
        return session;
    }
}
