using Campaigns.Training.Domain;
using Campaigns.Training.Features.Badges;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Training.Features.VerifyCertificate;

/// <summary>A certificate as the public API answers it.</summary>
/// <param name="Holder">Masked, such as <c>P. T. Hoa</c>.</param>
/// <param name="Course">Course code.</param>
/// <param name="ExpiresOn">Last valid day.</param>
/// <param name="OpenBadge">Open Badges 3.0 credential, signed.</param>
internal sealed record VerifiedResource(string Code, string Holder, string Course, string CourseTitle, DateOnly IssuedOn, DateOnly ExpiresOn, string Status, Badge OpenBadge);

/// <summary><c>GET /api/v1/certificates/{code}</c>, for anybody.</summary>
internal static class VerifyApi
{
    public static async Task<IResult> Get(string code, Verification verification, BadgeMaker badges, CancellationToken ct) =>
        await verification.Find(code, async v => new VerifiedResource(v.Code, v.Holder, v.Course, v.Title, v.IssuedOn, v.ExpiresOn, v.State.Word(), await badges.Of(v.Certificate, ct)), ct) is { } found
            ? Results.Json(found, Api.Json)
            : Problems.From([Refusals.NoSuchCertificate]);
}
