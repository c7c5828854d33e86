using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.PlanSession;

/// <summary>A class of a course.</summary>
internal sealed record PlanSession(Guid CourseId, SessionBody Body) : ICommand<Session>
{
    public IEnumerable<Failure> Check() => Body.Check();
}

internal sealed class PlanSessionHandler(TrainingDbContext db, Planning planning, Author author, IAudit audit) : IHandler<PlanSession, Session>
{
    public async Task<Result<Session>> Handle(PlanSession command, CancellationToken ct)
    {
        if (await db.Courses.SingleOrDefaultAsync(c => c.Id == command.CourseId, ct) is not { } course) return Refusals.NoSuchCourse;
        var plan = await planning.Read(command.Body, ct);
        if (!plan.Succeeded) return plan.Refused<Session>();

        await using var turn = await db.LockNamesAsync(plan.Value.Opening!.GuestSeats > 0 ? [Turns.Addresses] : [], ct);
        var session = Session.Plan(command.CourseId, plan.Value, author.Now);
        if (session.TakesGuests) session.Publish(await planning.Slug(course, session.StartsAt, ct));
        db.Add(session);
        audit.Note("training.session-planned", new(Session.RecordKind, session.Id), new { session.StartsAt });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return session;
    }
}
