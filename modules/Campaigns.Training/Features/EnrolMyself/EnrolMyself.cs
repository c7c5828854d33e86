using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.EnrolMyself;

/// <summary>Somebody of the staff puts themselves on the list of a class that is open for it: a place, or the waitlist. Who is on it stays as they are.</summary>
internal sealed record EnrolMyself(Guid SessionId) : ICommand<Participant>;

internal sealed class EnrolMyselfHandler(TrainingDbContext db, OwnPlace own, Author author, TimeProvider clock, IAudit audit) : IHandler<EnrolMyself, Participant>
{
    public Task<Result<Participant>> Handle(EnrolMyself command, CancellationToken ct) => own.Change(command.SessionId, (me, session) => Enrol(me, session, ct), ct);

    private async Task<Result<Participant>> Enrol(StaffMember me, Session session, CancellationToken ct)
    {
        if (session.Find(me.Id) is { } there) return there;
        var now = clock.GetUtcNow();
        if (!session.IsOpenAt(now)) return Refusals.NotOpen;
        if (await db.Sessions.AnyAsync(s => s.CourseId == session.CourseId && s.Id != session.Id && s.EndsAt > now && s.CancelledAt == null && s.Participants.Any(p => p.StaffId == me.Id && p.Seat != Seat.Left), ct)) return Refusals.InAnotherClass;
        var participant = session.Nominate(me.Id, author.Now, themselves: true);
        audit.Note("training.enrolled-myself", new(Session.RecordKind, session.Id), new { me.Id, Seat = participant.Seat.Word() });
        return participant;
    }
}
