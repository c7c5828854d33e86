using Campaigns.Training.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.AnswerOthers;

/// <summary>Tells other modules about courses and classes.</summary>
internal sealed class TrainingSessions(TrainingDbContext db) : ITrainingSessions
{
    private const int Most = 100;

    public async Task<IReadOnlyList<TrainingCourse>> Courses(CancellationToken ct) =>
        [.. (await db.Courses.AsNoTracking().OrderBy(c => c.Code).ToListAsync(ct)).Select(Card)];

    public async Task<TrainingSession?> Find(Guid id, CancellationToken ct) => (await Read(db.Sessions.Where(s => s.Id == id), ct)).FirstOrDefault();

    public Task<IReadOnlyList<TrainingSession>> Of(Guid staffId, CancellationToken ct) =>
        Read(db.Sessions.Where(s => s.CancelledAt == null && s.Participants.Any(p => p.StaffId == staffId && p.Seat == Seat.Given)).OrderByDescending(s => s.StartsAt).Take(Most), ct);

    public Task<IReadOnlyList<TrainingSession>> Between(DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        Read(db.Sessions.Where(s => s.CancelledAt == null && s.StartsAt < to && s.EndsAt > from).OrderBy(s => s.StartsAt), ct);

    private async Task<IReadOnlyList<TrainingSession>> Read(IQueryable<Session> sessions, CancellationToken ct)
    {
        var found = await sessions.AsNoTracking().ToListAsync(ct);
        var ids = found.Select(s => s.CourseId).Distinct().ToList();
        var courses = (await db.Courses.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(ct)).ToDictionary(c => c.Id, Card);
        return [.. found.Select(s => new TrainingSession(s.Id, courses[s.CourseId], s.StartsAt, s.EndsAt, s.Place, s.Trainers,
            [.. s.List.Where(p => p.Seat is Seat.Given).Select(p => p.StaffId)]))];
    }

    private static TrainingCourse Card(Course c) => new(c.Id, c.Code, c.Title, c.Rules.PassMark, c.Rules.Tries, c.Rules.Observed);
}
