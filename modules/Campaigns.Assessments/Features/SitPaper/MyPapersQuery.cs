using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Training.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.SitPaper;

/// <summary>A class of one's own that has a paper, and what was sat of it.</summary>
/// <param name="Minutes">How long the paper takes.</param>
/// <param name="Opened">Whether the class has begun.</param>
internal sealed record MyPaper(TrainingSession Session, int Minutes, int Questions, bool Opened, IReadOnlyList<Sitting> Sittings)
{
    public Sitting? Open => Sittings.FirstOrDefault(s => s.IsOpen);

    public bool Passed => Sittings.Any(s => s.Passed == true);

    public int TriesLeft => Math.Max(0, Session.Course.Tries - Sittings.Count);

    public bool MayBegin => Opened && Open is null && !Passed && TriesLeft > 0;
}

/// <summary>The papers of whoever asks. Looking at them marks those whose time ran out.</summary>
internal sealed class MyPapersQuery(AssessmentsDbContext db, OwnStaff own, ITrainingSessions sessions, EndingPapers ending, TimeProvider clock)
{
    public async Task<IReadOnlyList<MyPaper>> All(CancellationToken ct)
    {
        if (await own.Find(ct) is not { } me) return [];
        await ending.EndRunOut(me.Id, ct);
        var classes = await sessions.Of(me.Id, ct);
        var blueprints = await db.Blueprints.AsNoTracking().ToDictionaryAsync(b => b.Course, ct);
        var sat = await db.Sittings.AsNoTracking().Where(s => s.StaffId == me.Id).OrderBy(s => s.Try).ToListAsync(ct);
        var now = clock.GetUtcNow();
        return [.. from session in classes
            where blueprints.ContainsKey(session.Course.Code)
            let blueprint = blueprints[session.Course.Code]
            select new MyPaper(session, blueprint.Minutes, blueprint.Questions, session.StartsAt <= now, sat.FindAll(s => s.SessionId == session.Id))];
    }
}
