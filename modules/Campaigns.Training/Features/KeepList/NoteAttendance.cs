using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.KeepList;

/// <summary>One line of the list of who came.</summary>
internal sealed record PresenceBody(Guid? StaffId, bool? Present);

/// <summary>Notes who came; all of the lines are taken or none.</summary>
internal sealed record NoteAttendance(Guid SessionId, IReadOnlyList<PresenceBody> Lines) : ICommand<Session>
{
    public IEnumerable<Failure> Check()
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            if (Lines[i]?.StaffId is null) yield return Refusals.StaffMissing.At($"{i}.staffId");
            if (Lines[i]?.Present is null) yield return Refusals.PresentMissing.At($"{i}.present");
        }
    }
}

internal sealed class NoteAttendanceHandler(TrainingDbContext db, People people, IAudit audit) : IHandler<NoteAttendance, Session>
{
    public async Task<Result<Session>> Handle(NoteAttendance command, CancellationToken ct)
    {
        // Said twice, the last word counts.
        var present = command.Lines.GroupBy(line => line.StaffId!.Value).ToDictionary(g => g.Key, g => g.Last().Present!.Value);
        if ((await people.Many(present.Keys, Permissions.Teach, ct)).Count < present.Count) return Refusals.NotOnList;
        await using var turn = await db.LockNamesAsync([Turns.Session(command.SessionId), .. present.Keys.Select(Turns.Person)], ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == command.SessionId, ct) is not { } session) return Refusals.NoSuchSession;
        var noted = session.Note(present);
        if (!noted.Succeeded) return noted.Refused<Session>();
        audit.Note("training.attendance-noted", new(Session.RecordKind, session.Id), new { Present = present.Values.Count(came => came), Lines = present.Count });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return session;
    }
}
