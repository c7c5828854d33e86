using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.VerifyCertificate;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.Badges;

/// <summary>What a verifier of badges asks for; all of it is public.</summary>
internal static class BadgesApi
{
    private const string Jwt = "application/vc+jwt";

    public static IResult Issuer(BadgeMaker badges) => Results.Json(badges.Issuer(), Api.Json);

    public static async Task<IResult> Keys(Seals seals, CancellationToken ct) => Results.Json(await seals.Keys(ct), Api.Json);

    public static async Task<IResult> Achievement(string course, TrainingDbContext db, BadgeMaker badges, CancellationToken ct) =>
        await db.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Code == course, ct) is { } found
            ? Results.Json(badges.Achievement(found.Code, found.Title, found.Latest), Api.Json)
            : Problems.From([Refusals.NoSuchCourse]);

    public static async Task<IResult> Status(string course, string purpose, StatusLists lists, CancellationToken ct) =>
        StatusLists.Knows(purpose) && await lists.Signed(course, purpose, ct) is { } list ? Results.Text(list, Jwt) : Problems.From([Refusals.NoSuchCourse]);

    public static async Task<IResult> Badge(string code, Verification verification, BadgeMaker badges, CancellationToken ct) =>
        await verification.Find(code, v => badges.Of(v.Certificate, ct), ct) is { } found ? Results.Text(found.Jwt, Jwt) : Problems.From([Refusals.NoSuchCertificate]);
}
