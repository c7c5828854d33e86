using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.KeepCourses;

/// <summary>The catalogue of courses.</summary>
internal static class CoursesApi
{
    public static async Task<IResult> List(TrainingDbContext db, CancellationToken ct, int? limit = null, string? cursor = null)
    {
        var page = await db.Courses.AsNoTracking().PageById(limit, cursor, CourseResource.Whole, ct);
        return new Paged<CourseResource>([.. page.Items.Select(CourseResource.Of)], page.Next).List();
    }

    public static async Task<IResult> Get(Guid id, TrainingDbContext db, HttpContext http, CancellationToken ct) =>
        await db.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is { } course
            ? http.Resource(CourseResource.Of(course), course.Version)
            : Problems.From([Refusals.NoSuchCourse]);

    public static async Task<IResult> Post(IHandler<OpenCourse, Course> open, HttpContext http, CancellationToken ct)
    {
        var (body, problem) = await http.Body<CourseBody>();
        if (problem is not null) return problem;
        return (await open.Handle(new(body!), ct)).Answer(course => http.Created($"/courses/{course.Id}", CourseResource.Of(course), course.Version));
    }

    public static async Task<IResult> Revise(Guid id, TrainingDbContext db, IHandler<ReviseCourse, Course> revise, HttpContext http, CancellationToken ct)
    {
        if (!await db.Courses.AnyAsync(c => c.Id == id, ct)) return Problems.From([Refusals.NoSuchCourse]);
        var (body, problem) = await http.Body<CourseBody>();
        if (problem is not null) return problem;
        return (await revise.Handle(new(id, body!, http.IfMatch()), ct)).Answer(course => http.Created($"/courses/{course.Id}", CourseResource.Of(course), course.Version));
    }
}
