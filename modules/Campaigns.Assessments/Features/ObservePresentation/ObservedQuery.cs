using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain.Observations;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.ObservePresentation;

/// <summary>Somebody to be observed, with the forms there are.</summary>
/// <param name="Session">The class; null: they are in none.</param>
/// <param name="Rubric">Of its course; null: it has none.</param>
/// <param name="Photos">Forms that have a photo.</param>
internal sealed record Observed(StaffMember Person, TrainingSession? Session, Rubric? Rubric, IReadOnlyList<Observation> Forms, IReadOnlySet<Guid> Photos)
{
    public int Round => Rubric is null ? 1 : Rounds.Open(Forms, Rubric.Observers);

    public bool IsComplete => Session is not null && Round > Math.Max(1, Session.Course.Observed);

    /// <summary>Agreement of the first two observers of a presentation.</summary>
    public Agreement? Agreement(int round)
    {
        var forms = Forms.Where(o => o.Round == round).OrderBy(o => o.At).Take(2).ToList();
        return Rubric is null || forms.Count < 2 ? null : Domain.Observations.Agreement.Of([.. forms[0].Levels.Zip(forms[1].Levels)], Rubric.Levels);
    }
}

/// <summary>A class with those to be observed in it.</summary>
internal sealed record ClassToObserve(TrainingSession Session, int Observers, IReadOnlyList<(StaffMember Person, int Forms)> People);

/// <summary>Agreement over all presentations of a course.</summary>
internal sealed record CourseAgreement(string Course, int Presentations, Agreement Agreement);

/// <summary>What observers ask. Who works outside the asker's places is not there.</summary>
internal sealed class ObservedQuery(AssessmentsDbContext db, IActor actor, IStaff staff, ITrainingSessions sessions, TimeProvider clock)
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(60), Ahead = TimeSpan.FromDays(30);

    public async Task<Observed?> Find(Guid staffId, Guid? sessionId, CancellationToken ct)
    {
        if (await staff.Find(staffId, ct) is not { } person || !actor.Where(Permissions.Observe).Any(p => p.Contains(person.ScopePath))) return null;
        var classes = await sessions.Of(staffId, ct);
        var session = sessionId is { } id ? classes.FirstOrDefault(c => c.Id == id) : classes.FirstOrDefault(c => c.StartsAt <= clock.GetUtcNow()) ?? classes.FirstOrDefault();
        if (session is null) return sessionId is null ? new(person, null, null, [], new HashSet<Guid>()) : null;
        var rubric = await db.Rubrics.AsNoTracking().SingleOrDefaultAsync(r => r.Course == session.Course.Code, ct);
        var forms = await db.Observations.AsNoTracking().Where(o => o.SessionId == session.Id && o.StaffId == staffId).OrderBy(o => o.At).ToListAsync(ct);
        var ids = forms.ConvertAll(o => o.Id);
        return new(person, session, rubric, forms, (await db.Photos.Where(p => ids.Contains(p.ObservationId)).Select(p => p.ObservationId).ToListAsync(ct)).ToHashSet());
    }

    public Task<byte[]?> Photo(Guid form, CancellationToken ct) => db.Photos.Where(p => p.ObservationId == form).Select(p => p.Content).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<ClassToObserve>> Classes(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rubrics = await db.Rubrics.AsNoTracking().ToDictionaryAsync(r => r.Course, ct);
        var classes = (await sessions.Between(now - Back, now + Ahead, ct)).Where(c => c.Course.Observed > 0 && rubrics.ContainsKey(c.Course.Code)).ToList();
        var people = await staff.Many([.. classes.SelectMany(c => c.ParticipantIds).Distinct()], ct);
        var ids = classes.ConvertAll(c => c.Id);
        var forms = await db.Observations.AsNoTracking().Where(o => ids.Contains(o.SessionId)).GroupBy(o => new { o.SessionId, o.StaffId }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var counts = forms.ToDictionary(f => (f.Key.SessionId, f.Key.StaffId), f => f.Count);
        var places = actor.Where(Permissions.Observe);
        return [.. classes.Select(c => new ClassToObserve(c, rubrics[c.Course.Code].Observers * c.Course.Observed,
            [.. c.ParticipantIds.Select(people.GetValueOrDefault).OfType<StaffMember>().Where(p => places.Any(s => s.Contains(p.ScopePath))).Select(p => (p, counts.GetValueOrDefault((c.Id, p.Id))))]))
            .Where(c => c.People.Count > 0)];
    }

    public async Task<IReadOnlyList<CourseAgreement>> Agreements(CancellationToken ct)
    {
        var rubrics = await db.Rubrics.AsNoTracking().OrderBy(r => r.Course).ToListAsync(ct);
        var forms = await db.Observations.AsNoTracking().OrderBy(o => o.At).ToListAsync(ct);
        return [.. from rubric in rubrics
            let pairs = forms.Where(o => o.Course == rubric.Course).GroupBy(o => (o.SessionId, o.StaffId, o.Round)).Where(g => g.Count() >= 2).Select(g => g.Take(2).ToList()).ToList()
            where pairs.Count > 0
            select new CourseAgreement(rubric.Course, pairs.Count, Agreement.Of([.. pairs.SelectMany(p => p[0].Levels.Zip(p[1].Levels))], rubric.Levels))];
    }
}
