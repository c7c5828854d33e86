using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.KeepCourses;

/// <summary>A course more in the catalogue.</summary>
internal sealed record OpenCourse(CourseBody Body) : ICommand<Course>
{
    public IEnumerable<Failure> Check() => [.. Body.CheckCode(), .. Body.CheckFacts()];
}

internal sealed class OpenCourseHandler(TrainingDbContext db, Author author, IAudit audit) : IHandler<OpenCourse, Course>
{
    public async Task<Result<Course>> Handle(OpenCourse command, CancellationToken ct)
    {
        var (code, facts) = (command.Body.Code!, command.Body.Facts());
        if (facts.Rules.Prerequisites.Contains(code)) return Refusals.NeedsItself;
        if (await Prerequisites.Unknown(db, facts.Rules, ct) is { } unknown) return unknown;

        // Of two who open the same code at once the second waits here, and is told.
        await using var turn = await db.LockNamesAsync([Turns.Course(code)], ct);
        if (await db.Courses.AnyAsync(c => c.Code == code, ct)) return Refusals.CodeTaken;
        var course = Course.Open(code, Words.Read<CourseKind>(command.Body.Kind) ?? CourseKind.Policy, [.. (command.Body.NeededBy ?? []).Distinct()], facts, author.Now);
        db.Add(course);
        audit.Note("training.course-opened", new(Course.RecordKind, course.Id), new { course.Code });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return course;
    }
}

/// <summary>Courses that other courses ask for.</summary>
internal static class Prerequisites
{
    public static async Task<Failure?> Unknown(TrainingDbContext db, Requirements rules, CancellationToken ct)
    {
        if (rules.Prerequisites.Count == 0) return null;
        var known = await db.Courses.Where(c => rules.Prerequisites.Contains(c.Code)).Select(c => c.Code).ToListAsync(ct);
        return rules.Prerequisites.Except(known).FirstOrDefault() is { } missing ? Refusals.CourseUnknown(missing) : null;
    }
}
