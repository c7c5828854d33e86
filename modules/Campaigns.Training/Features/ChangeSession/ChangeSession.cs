using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.PlanSession;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.ChangeSession;

/// <summary>Another time, place or number of places of a class. Those who are coming are told of another time or place.</summary>
/// <param name="Expected">Version that was read; null: whatever it is.</param>
internal sealed record ChangeSession(Guid SessionId, SessionBody Body, int? Expected = null) : ICommand<Session>
{
    public IEnumerable<Failure> Check() => Body.Check();
}

internal sealed class ChangeSessionHandler(TrainingDbContext db, Planning planning, Author author, IAudit audit) : IHandler<ChangeSession, Session>
{
    public async Task<Result<Session>> Handle(ChangeSession command, CancellationToken ct)
    {
        var plan = await planning.Read(command.Body, ct);
        if (!plan.Succeeded) return plan.Refused<Session>();
        await using var turn = await db.LockNamesAsync([Turns.Session(command.SessionId), Turns.Addresses], ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == command.SessionId, ct) is not { } session) return Refusals.NoSuchSession;
        if (command.Expected is { } expected && expected != session.Version) return Refusals.Changed;
        var changed = session.Change(plan.Value, author.Now);
        if (!changed.Succeeded) return changed.Refused<Session>();
        var course = await db.Courses.SingleAsync(c => c.Id == session.CourseId, ct);
        session.Publish(session.Slug ?? await planning.Slug(course, session.StartsAt, ct));
        audit.Note("training.session-changed", new(Session.RecordKind, session.Id), new { session.StartsAt, session.Place, session.Capacity });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return session;
    }
}
