using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Features.SitPaper;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Training.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.KeepBlueprints;

/// <summary>A course and how its papers are drawn; null: not yet.</summary>
internal sealed record CoursePaper(TrainingCourse Course, Blueprint? Blueprint);

internal sealed class BlueprintQuery(AssessmentsDbContext db, ITrainingSessions sessions, PaperPool pool, TimeProvider clock)
{
    public async Task<IReadOnlyList<CoursePaper>> All(CancellationToken ct)
    {
        var blueprints = await db.Blueprints.AsNoTracking().ToDictionaryAsync(b => b.Course, ct);
        return [.. (await sessions.Courses(ct)).Select(c => new CoursePaper(c, blueprints.GetValueOrDefault(c.Code)))];
    }

    /// <summary>How many questions can be drawn today, by topic and difficulty.</summary>
    public async Task<IReadOnlyDictionary<(string Topic, int Difficulty), int>> There(CancellationToken ct) =>
        (await pool.On(clock.Today(), ct)).GroupBy(q => (q.Topic, q.Difficulty)).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>What today's bank cannot give, or null.</summary>
    public async Task<Failure?> Shortage(IReadOnlyList<BlueprintLine> lines, CancellationToken ct)
    {
        var drawn = PaperDraw.Draw(lines, [.. await pool.On(clock.Today(), ct)], seed: 0);
        return drawn.Succeeded ? null : drawn.Failures[0];
    }
}
