using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.PlanSession;

/// <summary>Classes.</summary>
internal static class SessionsApi
{
    public static async Task<IResult> List(Guid id, TrainingDbContext db, CancellationToken ct, int? limit = null, string? cursor = null)
    {
        if (!await db.Courses.AnyAsync(c => c.Id == id, ct)) return Problems.From([Refusals.NoSuchCourse]);
        var page = await db.Sessions.AsNoTracking().Where(s => s.CourseId == id).PageById(limit, cursor, s => s, ct);
        return new Paged<SessionResource>([.. page.Items.Select(SessionResource.Of)], page.Next).List();
    }

    public static async Task<IResult> Get(Guid id, TrainingDbContext db, HttpContext http, CancellationToken ct) =>
        await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is { } session
            ? http.Resource(SessionResource.Of(session), session.Version)
            : Problems.From([Refusals.NoSuchSession]);

    public static async Task<IResult> Post(Guid id, TrainingDbContext db, IHandler<PlanSession, Session> plan, HttpContext http, CancellationToken ct)
    {
        if (!await db.Courses.AnyAsync(c => c.Id == id, ct)) return Problems.From([Refusals.NoSuchCourse]);
        var (body, problem) = await http.Body<SessionBody>();
        if (problem is not null) return problem;
        return (await plan.Handle(new(id, body!), ct)).Answer(session => http.Created($"/sessions/{session.Id}", SessionResource.Of(session), session.Version));
    }
}
