using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.EnrolMyself;

/// <summary>Somebody of the staff puts themselves on the list of a class that is open for it: a place, or the waitlist. Who is on it stays as they are.</summary>
internal sealed record EnrolMyself(Guid SessionId) : ICommand<Participant>;

internal sealed class EnrolMyselfHandler(TrainingDbContext db, IStaff staff, IActor actor, Author author, TimeProvider clock, IAudit audit) : IHandler<EnrolMyself, Participant>
{
    public async Task<Result<Participant>> Handle(EnrolMyself command, CancellationToken ct)
    {
        if (actor.Id is not { } account || await staff.OfAccount(account, ct) is not { } me) return Refusals.NotStaff;

        // Places queue at the class; and of two classes in two tabs one is taken.
        await using var turn = await db.LockNamesAsync([Turns.Session(command.SessionId), Turns.Person(me.Id)], ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == command.SessionId, ct) is not { } session) return Refusals.NoSuchSession;
        if (session.Find(me.Id) is { } there) return there;
        var now = clock.GetUtcNow();
        if (!session.IsOpenAt(now)) return Refusals.NotOpen;
        if (await db.Sessions.AnyAsync(s => s.CourseId == session.CourseId && s.Id != session.Id && s.EndsAt > now && s.CancelledAt == null && s.Participants.Any(p => p.StaffId == me.Id && p.Seat != Seat.Left), ct)) return Refusals.InAnotherClass;
        var participant = session.Nominate(me.Id, author.Now, themselves: true);
        audit.Note("training.enrolled-myself", new(Session.RecordKind, session.Id), new { me.Id, Seat = participant.Seat.Word() });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return participant;
    }
}
