using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.EnrolMyself;

namespace Campaigns.Training.Features.FinishStudy;

/// <summary>Somebody who has a place in a class one studies by oneself says, while it runs, that they have gone through it: no wall hangs there with a code, and
/// nobody takes a list. What was learnt, the paper shows. Said twice, nothing changes.</summary>
internal sealed record FinishStudy(Guid SessionId) : ICommand<Session>;

internal sealed class FinishStudyHandler(OwnPlace own, TimeProvider clock, IAudit audit) : IHandler<FinishStudy, Session>
{
    public Task<Result<Session>> Handle(FinishStudy command, CancellationToken ct) => own.Change(command.SessionId, (me, session) => Task.FromResult(Finish(me, session)), ct);

    private Result<Session> Finish(StaffMember me, Session session)
    {
        if (session.Find(me.Id)?.Present == true) return session;
        if (session.Find(me.Id) is { Present: false }) return Refusals.NotedAbsent;
        if (!session.IsStudiedAloneAt(clock.GetUtcNow())) return Refusals.NotNow;
        var noted = session.Note(new Dictionary<Guid, bool> { [me.Id] = true });
        if (!noted.Succeeded) return noted.Refused<Session>();
        audit.Note("training.studied", new(Session.RecordKind, session.Id), new { StaffId = me.Id });
        return session;
    }
}
