using System.Text.Json;
using Campaigns.Kernel.Commands;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.Assess;

/// <summary>A score in the API.</summary>
/// <param name="Passed">Whether it reaches the pass mark of the course as it is now.</param>
internal sealed record AssessmentResource(Guid Id, Guid SessionId, Guid StaffId, string Kind, int Score, bool Passed, IReadOnlyList<Guid> ObserverIds, JsonElement? Rubric, DateTimeOffset At,
    IReadOnlyList<CorrectionResource> Corrections)
{
    public static AssessmentResource Of(Assessment a, int passMark) => new(a.Id, a.SessionId, a.StaffId, a.Kind.Word(), a.Score, a.Passes(passMark), a.Observers,
        a.Rubric is null ? null : JsonSerializer.Deserialize<JsonElement>(a.Rubric), a.At,
        [.. a.Corrections.OrderBy(c => c.Number).Select(c => new CorrectionResource(c.Before, c.After, c.Reason, c.At, c.ActorName))]);
}

/// <summary>A correction of a score.</summary>
internal sealed record CorrectionResource(int Before, int After, string Reason, DateTimeOffset At, string By);

/// <summary>Scores.</summary>
internal static class AssessmentsApi
{
    public static async Task<IResult> Get(Guid id, TrainingDbContext db, People people, HttpContext http, CancellationToken ct) =>
        await Visible(id, Permissions.ViewCertificates, db, people, ct) is { } score
            ? http.Resource(AssessmentResource.Of(score, await PassMark(db, score, ct)), score.Version)
            : Problems.From([Refusals.NoSuchAssessment]);

    public static async Task<IResult> Post(TrainingDbContext db, IHandler<RecordAssessment, Assessment> record, HttpContext http, CancellationToken ct)
    {
        var (body, problem) = await http.Body<AssessmentBody>();
        if (problem is not null) return problem;
        var taken = await record.Handle(new(body!), ct);
        if (!taken.Succeeded) return Problems.From(taken.Failures);
        return http.Created($"/assessments/{taken.Value.Id}", AssessmentResource.Of(taken.Value, await PassMark(db, taken.Value, ct)), taken.Value.Version);
    }

    public static async Task<IResult> Patch(Guid id, TrainingDbContext db, People people, IHandler<CorrectAssessment, Assessment> correct, HttpContext http, CancellationToken ct)
    {
        if (await Visible(id, Permissions.Teach, db, people, ct) is null) return Problems.From([Refusals.NoSuchAssessment]);
        var (body, problem) = await http.Body<CorrectionBody>();
        if (problem is not null) return problem;
        var done = await correct.Handle(new(id, body!, http.IfMatch()), ct);
        return done.Succeeded ? http.Resource(AssessmentResource.Of(done.Value, await PassMark(db, done.Value, ct)), done.Value.Version) : Problems.From(done.Failures);
    }

    private static async Task<Assessment?> Visible(Guid id, string permission, TrainingDbContext db, People people, CancellationToken ct) =>
        await db.Assessments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is { } score && await people.Find(score.StaffId, permission, ct) is not null ? score : null;

    private static async Task<int> PassMark(TrainingDbContext db, Assessment score, CancellationToken ct) =>
        (await db.Courses.AsNoTracking().SingleAsync(c => c.Id == score.CourseId, ct)).Rules.PassMark;
}
