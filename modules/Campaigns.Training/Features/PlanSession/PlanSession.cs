using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.PlanSession;

/// <summary>A class of a course.</summary>
internal sealed record PlanSession(Guid CourseId, SessionBody Body) : ICommand<Session>
{
    public IEnumerable<Failure> Check() => Body.Check();
}

internal sealed class PlanSessionHandler(TrainingDbContext db, IStaff staff, Author author, IAudit audit) : IHandler<PlanSession, Session>
{
    public async Task<Result<Session>> Handle(PlanSession command, CancellationToken ct)
    {
        if (!await db.Courses.AnyAsync(c => c.Id == command.CourseId, ct)) return Refusals.NoSuchCourse;
        var plan = command.Body.Plan();
        // A trainer may come from anywhere: that somebody works there is enough.
        if ((await staff.Many(plan.Trainers, ct)).Count < plan.Trainers.Count) return Refusals.StaffUnknown("trainerIds");

        var session = Session.Plan(command.CourseId, plan, author.Now);
        db.Add(session);
        audit.Note("training.session-planned", new(Session.RecordKind, session.Id), new { session.StartsAt });
        await db.SaveChangesAsync(ct);
        return session;
    }
}
