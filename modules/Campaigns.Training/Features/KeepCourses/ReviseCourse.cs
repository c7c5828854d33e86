using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.KeepCourses;

/// <summary>A new version of a course from now on.</summary>
/// <param name="CourseId">The course.</param>
/// <param name="Body">What it says.</param>
/// <param name="Expected">Version of the record the caller saw; null: whichever it is.</param>
internal sealed record ReviseCourse(Guid CourseId, CourseBody Body, int? Expected = null) : ICommand<Course>
{
    public IEnumerable<Failure> Check() => Body.CheckFacts();
}

internal sealed class ReviseCourseHandler(TrainingDbContext db, Author author, IAudit audit) : IHandler<ReviseCourse, Course>
{
    public async Task<Result<Course>> Handle(ReviseCourse command, CancellationToken ct)
    {
        // Versions are numbered without gaps: whoever revises waits for the turn at the course.
        await using var turn = await db.LockAsync<Course>(command.CourseId, ct);
        if (await db.Courses.SingleOrDefaultAsync(c => c.Id == command.CourseId, ct) is not { } course) return Refusals.NoSuchCourse;
        var facts = command.Body.Facts();
        if (await Prerequisites.Unknown(db, facts.Rules, ct) is { } unknown) return unknown;
        if (command.Expected is { } expected && expected != course.Version) return Refusals.Changed;

        var revised = course.Revise(facts, command.Body.RefreshBy, author.Now);
        if (!revised.Succeeded) return revised.Refused<Course>();
        audit.Note("training.course-revised", new(Course.RecordKind, course.Id), new { course.Current.Number });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return course;
    }
}
