using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.KeepList;

/// <summary>Puts somebody on the list of a class: a place, or the waitlist. Who is on it stays as they are.</summary>
internal sealed record NominateParticipant(Guid SessionId, Guid? StaffId) : ICommand<Session>
{
    public IEnumerable<Failure> Check()
    {
        if (StaffId is null) yield return Refusals.StaffMissing;
    }
}

internal sealed class NominateParticipantHandler(TrainingDbContext db, People people, Author author, IAudit audit) : IHandler<NominateParticipant, Session>
{
    public async Task<Result<Session>> Handle(NominateParticipant command, CancellationToken ct)
    {
        if (await people.Find(command.StaffId!.Value, Permissions.Nominate, ct) is not { } member) return Refusals.StaffUnknown("staffId");

        // Places are scarce: a rush queues at the class.
        await using var turn = await db.LockNamesAsync([Turns.Session(command.SessionId)], ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == command.SessionId, ct) is not { } session) return Refusals.NoSuchSession;
        if (session.IsOff) return Refusals.ClassOff;
        var participant = session.Nominate(member.Id, author.Now);
        audit.Note("training.participant-nominated", new(Session.RecordKind, session.Id), new { member.Id, Seat = participant.Seat.Word() });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return session;
    }
}
