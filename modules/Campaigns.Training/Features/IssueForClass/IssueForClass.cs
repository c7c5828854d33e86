using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.IssueCertificate;
using Campaigns.Training.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.IssueForClass;

/// <summary>Certifies everybody of a class who has met what the course asks, off the request; answers how many there are.</summary>
internal sealed record IssueForClass(Guid SessionId) : ICommand<int>;

internal sealed class IssueForClassHandler(TrainingDbContext db, ClassReadiness readiness, IJobs jobs, IAudit audit, Author author) : IHandler<IssueForClass, int>
{
    public async Task<Result<int>> Handle(IssueForClass command, CancellationToken ct)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == command.SessionId, ct) is not { } session) return Refusals.NoSuchSession;
        var ready = await readiness.Of(session, ct);
        if (ready.Count == 0) return Refusals.NobodyReady;
        jobs.Enqueue<IssueClass, ClassIssue>(new(session.Id, [.. ready], author.Now.ActorId, author.Now.Name));
        audit.Note("training.class-issuing", new(Session.RecordKind, session.Id), new { ready.Count });
        await db.SaveChangesAsync(ct);
        return ready.Count;
    }
}

/// <summary>Who of a class could be certified today; those about whom others decide already are left out.</summary>
internal sealed class ClassReadiness(TrainingDbContext db, People people, Records records, TimeProvider clock)
{
    public async Task<IReadOnlyList<Guid>> Of(Session session, CancellationToken ct)
    {
        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == session.CourseId, ct);
        var open = session.List.Where(p => p is { Seat: Seat.Given, UsedFor: null, Present: not null }).Select(p => p.StaffId).ToList();
        var mine = await people.Many(open, Permissions.Certify, ct);
        var shown = await records.Of(course, [.. mine.Keys], clock.Today(), ct);
        var asked = await db.Certifications.Where(c => c.CourseId == course.Id && c.Status == AskedStatus.Waiting).Select(c => c.StaffId).ToListAsync(ct);
        return [.. open.Except(asked).Where(id => shown.TryGetValue(id, out var record) && record.Missing(course.Rules, clock.Today()).Count == 0)];
    }
}
