using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.MyTraining;

/// <summary>A class one is in.</summary>
/// <param name="Queue">Place among those who wait; null with a place.</param>
/// <param name="Came">Whether one was there; null: not noted.</param>
/// <param name="MayFinish">It is studied by oneself, runs, and one has not yet said that one is through.</param>
/// <param name="MayLeave">They put themselves on the list and it has not begun.</param>
internal sealed record OwnClass(Guid Id, string Course, string Title, SessionKind Held, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, string? Material, int? Queue, bool? Came, bool MayFinish, bool MayLeave, bool Off, int? Score, bool Passed);

/// <summary>A class one may put oneself into.</summary>
/// <param name="Left">Free places.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="Needed">One's work asks for its certificate, and one holds none.</param>
/// <param name="Lacks">Codes of courses that come before it and that one does not hold.</param>
internal sealed record OpenClass(Guid Id, string Course, string Title, SessionKind Held, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset ClosesAt, string Place, int Left, int Waiting, bool Needed, IReadOnlyList<string> Lacks);

/// <summary>A certificate that one's work asks for.</summary>
/// <param name="State">What one holds of it; null: nothing.</param>
/// <param name="Until">Its last valid day.</param>
internal sealed record NeededCourse(string Code, string Title, CertificateState? State, DateOnly? Until);

/// <summary>Everything about somebody's own training.</summary>
internal sealed record MyClasses(IReadOnlyList<(Certificate Certificate, CertificateState State)> Certificates, IReadOnlyList<NeededCourse> Needed, IReadOnlyList<OwnClass> Own, IReadOnlyList<OpenClass> Open);

/// <summary>Reads it: of one person, never of anybody else.</summary>
internal sealed class MyClassesQuery(TrainingDbContext db, TimeProvider clock)
{
    private const int MostClasses = 30;

    public async Task<MyClasses> Read(StaffMember me, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var courses = await db.Courses.AsNoTracking().ToDictionaryAsync(c => c.Id, ct);
        var held = (await db.Certificates.AsNoTracking().Where(c => c.StaffId == me.Id && c.Status != CertificateStatus.Replaced).OrderByDescending(c => c.ExpiresOn).ToListAsync(ct))
            .ConvertAll(c => (Certificate: c, State: c.StateOn(today, courses[c.CourseId].RefreshBy(c.CourseVersion))));
        var holds = held.Where(h => h.State is CertificateState.Valid).Select(h => h.Certificate.CourseCode).ToHashSet(StringComparer.Ordinal);
        var needed = courses.Values.Where(c => c.NeededBy.Any(me.Roles.Contains)).OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => Needed(c, held)).ToList();
        var own = await db.Sessions.AsNoTracking().Where(s => s.Participants.Any(p => p.StaffId == me.Id && p.Seat != Seat.Left)).OrderByDescending(s => s.StartsAt).Take(MostClasses).ToListAsync(ct);
        var scores = await db.Assessments.AsNoTracking().Where(a => a.StaffId == me.Id && a.Kind == AssessmentKind.Paper).OrderBy(a => a.Id).ToListAsync(ct);
        var open = await db.Sessions.AsNoTracking().Where(s => s.Self && s.CancelledAt == null && s.OpensAt <= now && s.ClosesAt > now).OrderBy(s => s.StartsAt).Take(MostClasses).ToListAsync(ct);
        return new(held, needed, [.. own.Select(s => Own(s, courses[s.CourseId], me.Id, scores.LastOrDefault(a => a.SessionId == s.Id), now))],
            [.. open.Where(s => s.Find(me.Id) is null).Select(s => Open(s, courses[s.CourseId], me, holds))]);
    }

    private static NeededCourse Needed(Course course, List<(Certificate Certificate, CertificateState State)> held)
    {
        var mine = held.Where(h => h.Certificate.CourseId == course.Id).OrderByDescending(h => h.State is CertificateState.Valid).ThenByDescending(h => h.Certificate.ExpiresOn).ToList();
        return mine.Count == 0 ? new(course.Code, course.Title, null, null) : new(course.Code, course.Title, mine[0].State, mine[0].Certificate.ExpiresOn);
    }

    private static OwnClass Own(Session s, Course course, Guid me, Assessment? paper, DateTimeOffset now)
    {
        var mine = s.Find(me)!;
        int? queue = mine.Seat is Seat.Waiting ? s.Participants.Count(p => p.Seat is Seat.Waiting && p.Number <= mine.Number) : null;
        return new(s.Id, course.Code, course.Title, s.Kind, s.StartsAt, s.EndsAt, s.Place, s.Material, queue, mine.Present, mine is { Seat: Seat.Given, Present: null } && s.IsStudiedAloneAt(now), mine is { Themselves: true, Present: null } && now < s.StartsAt && !s.IsOff, s.IsOff,
            paper?.Score, paper?.Passes(course.Rules.PassMark) == true);
    }

    private static OpenClass Open(Session s, Course course, StaffMember me, HashSet<string> holds) => new(s.Id, course.Code, course.Title, s.Kind, s.StartsAt, s.EndsAt, s.ClosesAt!.Value, s.Place,
        Math.Max(0, s.Capacity - s.Taken), s.Participants.Count(p => p.Seat is Seat.Waiting), !holds.Contains(course.Code) && course.NeededBy.Any(me.Roles.Contains), [.. course.Rules.Prerequisites.Where(code => !holds.Contains(code))]);
}
