using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.KeepList;

/// <summary>Takes somebody off the list of a class; the first who waits gets the place.</summary>
internal sealed record ReleaseParticipant(Guid SessionId, Guid StaffId) : ICommand<Session>;

internal sealed class ReleaseParticipantHandler(TrainingDbContext db, People people, Author author, IAudit audit) : IHandler<ReleaseParticipant, Session>
{
    public async Task<Result<Session>> Handle(ReleaseParticipant command, CancellationToken ct)
    {
        if (await people.Find(command.StaffId, Permissions.Nominate, ct) is not { } member) return Refusals.StaffUnknown("staffId");
        await using var turn = await db.LockNamesAsync([Turns.Session(command.SessionId), Turns.Person(member.Id)], ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == command.SessionId, ct) is not { } session) return Refusals.NoSuchSession;
        var released = session.Release(member.Id, author.Now);
        if (!released.Succeeded) return released.Refused<Session>();
        audit.Note("training.participant-released", new(Session.RecordKind, session.Id), new { member.Id });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return session;
    }
}
