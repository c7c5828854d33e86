using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.Assess;
using Campaigns.Training.Features.AskCertification;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.RecordResults;

internal sealed class RecordResultsHandler(TrainingDbContext db, ScoreBook scores, People people, CertificationGate gate, Author author, IActor actor, IAudit audit)
    : IHandler<RecordResults, Recorded>
{
    public async Task<Result<Recorded>> Handle(RecordResults command, CancellationToken ct)
    {
        var who = await people.Many([.. command.Lines.Select(line => line.StaffId)], Permissions.Teach, ct);
        if (command.Lines.Any(line => !who.ContainsKey(line.StaffId))) return Refusals.NotOnList;
        var sheet = await Sheet(command, ct);
        if (!sheet.Succeeded) return sheet;

        var (session, made) = (await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == command.SessionId, ct), new List<Issued>());
        var code = await db.Courses.Where(c => c.Id == session.CourseId).Select(c => c.Code).SingleAsync(ct);
        foreach (var line in command.Lines.Where(line => Decisive(line) && actor.Has(Permissions.Certify, new Scope(who[line.StaffId].ScopePath))))
            if (await gate.Ask(code, who[line.StaffId], ct) is { Succeeded: true } one) made.Add(one.Value);
        return sheet.Value with { Issued = [.. made.Select(m => m.Certificate).OfType<Certificate>()], Waiting = made.Count(m => m.Waiting is not null) };
    }

    private static bool Came(ResultLine line) => line.Present || Decisive(line); // Who has a score was there.

    // Before the class begins an empty box says nothing; from then on it says that they are not there.
    private bool Tells(Session session, ResultLine line) =>
        session.Find(line.StaffId)?.Present is { } before ? before != Came(line) : Came(line) || session.StartsAt <= author.Now.At;

    // Somebody without any score may have met a course that asks for none: that is certified by hand, not by a tick for presence.
    private static bool Decisive(ResultLine line) => line.Paper is not null || line.Retake is not null || line.Observation is not null;

    // All of the sheet is kept or nothing.
    private async Task<Result<Recorded>> Sheet(RecordResults command, CancellationToken ct)
    {
        await using var turn = await db.LockNamesAsync([Turns.Session(command.SessionId), .. command.Lines.Select(line => Turns.Person(line.StaffId))], ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == command.SessionId, ct) is not { } session) return Refusals.NoSuchSession;
        var there = await db.Assessments.Where(a => a.SessionId == session.Id).OrderBy(a => a.Id).ToListAsync(ct);
        var noted = session.Note(command.Lines.Where(line => Tells(session, line)).ToDictionary(line => line.StaffId, Came));
        if (!noted.Succeeded) return noted.Refused<Recorded>();
        var (added, corrected) = (0, 0);
        foreach (var line in command.Lines)
        {
            var mine = there.Where(a => a.StaffId == line.StaffId).ToList();
            foreach (var (kind, score, again) in new[] { (AssessmentKind.Paper, line.Paper, false), (AssessmentKind.Paper, line.Retake, true), (AssessmentKind.Observation, line.Observation, false) })
            {
                if (score is not { } points) continue;
                var last = again ? null : mine.LastOrDefault(a => a.Kind == kind);
                if (last is not null && last.Score == points) continue;
                var done = last is null ? await Add(session, line.StaffId, kind, points, ct) : Correct(last, points, command.Reason);
                if (!done.Succeeded) return done.Refused<Recorded>();
                if (last is null) added++;
                else corrected++;
            }
        }

        audit.Note("training.results-recorded", new(Session.RecordKind, session.Id), new { Scores = added, Corrections = corrected });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return new Recorded(added, corrected, []);
    }

    private async Task<Result<Done>> Add(Session session, Guid staffId, AssessmentKind kind, int points, CancellationToken ct)
    {
        var taken = await scores.Take(session.Id, staffId, new(kind, points, [], null), author.Now, null, ct);
        return taken.Succeeded ? Done.It : taken.Refused<Done>();
    }

    private Result<Done> Correct(Assessment last, int points, string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? Refusals.ReasonMissing : last.Correct(points, reason.Trim(), author.Now);
}
