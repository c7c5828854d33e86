using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.IssueCertificate;

/// <summary>What somebody did for a course since their last certificate of it.</summary>
/// <param name="Places">Their places in its classes, with the class, that no certificate rests on yet.</param>
/// <param name="Scores">Their scores that no certificate rests on yet.</param>
/// <param name="Before">Their latest certificate of it; null: none.</param>
/// <param name="Holds">Codes of the courses of which they hold a valid certificate on the day.</param>
internal sealed record Record(IReadOnlyList<(Session Class, Participant Place)> Places, IReadOnlyList<Assessment> Scores, Certificate? Before, IReadOnlySet<string> Holds)
{
    public Evidence Evidence(int passMark) => new(
        Places.Count(p => p.Place.Present == true),
        Places.Count(p => p.Place.Present is not null),
        Places.Where(p => p.Place.Present == true).Sum(p => p.Class.Minutes),
        Scores.Where(s => s.Kind is AssessmentKind.Paper && !s.Failed).Select(s => (int?)s.Score).Max(),
        [.. Scores.Where(s => s.Kind is AssessmentKind.Observation && s.Passes(passMark)).Select(s => s.Score)],
        Holds);

    /// <summary>What is missing on that day for a certificate; empty: nothing.</summary>
    public IReadOnlyList<Missing> Missing(Requirements rules, DateOnly on) => Standing.Of(rules, Evidence(rules.PassMark), Standing.ByRefresher(rules, Before, on));

    /// <summary>All of it counts for that certificate and for no other.</summary>
    public void UseFor(Guid certificateId)
    {
        foreach (var (_, place) in Places.Where(p => p.Place.Present is not null)) place.UsedFor = certificateId;
        foreach (var score in Scores) score.UseFor(certificateId);
    }
}

/// <summary>Reads it.</summary>
internal sealed class Records(TrainingDbContext db)
{
    public async Task<IReadOnlyDictionary<Guid, Record>> Of(Course course, IReadOnlyCollection<Guid> staffIds, DateOnly on, CancellationToken ct)
    {
        var sessions = await db.Sessions.Where(s => s.CourseId == course.Id && s.CancelledAt == null && s.Participants.Any(p => staffIds.Contains(p.StaffId))).ToListAsync(ct);
        var scores = await db.Assessments.Where(a => a.CourseId == course.Id && staffIds.Contains(a.StaffId) && a.UsedFor == null).ToListAsync(ct);
        var certificates = await db.Certificates.Where(c => staffIds.Contains(c.StaffId)).ToListAsync(ct);
        var refreshes = (await db.Courses.AsNoTracking().ToListAsync(ct)).ToDictionary(c => c.Id);
        return staffIds.Distinct().ToDictionary(id => id, id => new Record(
            [.. sessions.Select(s => (s, Place: s.Find(id))).Where(x => x.Place is { Seat: Seat.Given, UsedFor: null }).Select(x => (x.s, x.Place!))],
            [.. scores.Where(s => s.StaffId == id)],
            certificates.Where(c => c.StaffId == id && c.CourseId == course.Id && c.Status is not CertificateStatus.Replaced).MaxBy(c => (c.IssuedOn, c.Id)),
            certificates.Where(c => c.StaffId == id && c.StateOn(on, refreshes[c.CourseId].RefreshBy(c.CourseVersion)) is CertificateState.Valid).Select(c => c.CourseCode).ToHashSet(StringComparer.Ordinal)));
    }
}
