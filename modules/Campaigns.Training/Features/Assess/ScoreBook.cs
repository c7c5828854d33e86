using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.Assess;

/// <summary>Scores of a class. Tries are counted, so whoever takes one down waits for the turn at the class.</summary>
internal sealed class ScoreBook(TrainingDbContext db)
{
    public Task<Turn> Open(Guid sessionId, Guid staffId, CancellationToken ct) => db.LockNamesAsync([Turns.Session(sessionId), Turns.Person(staffId)], ct);

    /// <summary>Adds a score within the turn; the caller saves. A score with that id that is there already is answered as it is.</summary>
    public async Task<Result<Assessment>> Take(Guid sessionId, Guid staffId, Finding found, By by, Guid? id, CancellationToken ct)
    {
        if (id is { } known && await db.Assessments.SingleOrDefaultAsync(a => a.Id == known, ct) is { } there) return there;
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == sessionId, ct) is not { } session) return Refusals.NoSuchSession;
        var rules = (await db.Courses.SingleAsync(c => c.Id == session.CourseId, ct)).Rules;
        var papers = await db.Assessments.CountAsync(a => a.SessionId == sessionId && a.StaffId == staffId && a.Kind == AssessmentKind.Paper, ct);
        var taken = Assessment.Record(session, staffId, found, papers, rules, by, id);
        if (taken.Succeeded) db.Add(taken.Value);
        return taken;
    }
}
