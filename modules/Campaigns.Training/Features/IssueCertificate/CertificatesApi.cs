using Campaigns.Kernel.Commands;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.AskCertification;
using Campaigns.Training.Features.WithdrawCertificate;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.IssueCertificate;

/// <summary>The body of <c>POST /certificates</c>.</summary>
internal sealed record IssueBody(Guid? StaffId, Guid? CourseId);

/// <summary>The body of what is done to a certificate.</summary>
/// <param name="Until">Of a suspension: its last day; null: until it is lifted.</param>
internal sealed record WithdrawBody
{
    public string? Reason { get; init; }

    public DateOnly? Until { get; init; }
}

/// <summary>A requirement that is not met, for people and programs.</summary>
internal sealed record MissingResource(string What, string Message);

/// <summary>A certificate that others decide about first.</summary>
/// <param name="Id">The question, subject <c>training.certification</c> of approvals.</param>
internal sealed record WaitingResource(Guid Id, Guid StaffId, Guid CourseId, string Course, string Status);

/// <summary>Certificates: issue, renew, suspend, lift, revoke.</summary>
internal static class CertificatesApi
{
    public static async Task<IResult> Issue(IHandler<IssueCertificate, Issued> issue, Register register, IStringLocalizer texts, HttpContext http, CancellationToken ct)
    {
        var (body, problem) = await http.Body<IssueBody>();
        if (problem is not null) return problem;
        return await Made(await issue.Handle(new(body!.StaffId, body.CourseId), ct), register, texts, http, ct);
    }

    public static async Task<IResult> Renew(string code, IHandler<RenewCertificate, Issued> renew, Register register, IStringLocalizer texts, HttpContext http, CancellationToken ct)
    {
        if (await register.Find(code, Permissions.Certify, ct) is null) return Problems.From([Refusals.NoSuchCertificate]);
        var (_, problem) = await http.OptionalBody<WithdrawBody>();
        return problem ?? await Made(await renew.Handle(new(code), ct), register, texts, http, ct);
    }

    public static async Task<IResult> Revoke(string code, IHandler<RevokeCertificate, Certificate> revoke, Register register, HttpContext http, CancellationToken ct)
    {
        var (body, problem) = await Read(code, register, http, ct);
        return problem ?? await Changed(await revoke.Handle(new(code, body!.Reason, http.IfMatch()), ct), register, http, ct);
    }

    public static async Task<IResult> Suspend(string code, IHandler<SuspendCertificate, Certificate> suspend, Register register, HttpContext http, CancellationToken ct)
    {
        var (body, problem) = await Read(code, register, http, ct);
        return problem ?? await Changed(await suspend.Handle(new(code, body!.Reason, body.Until, http.IfMatch()), ct), register, http, ct);
    }

    public static async Task<IResult> Lift(string code, IHandler<LiftSuspension, Certificate> lift, Register register, HttpContext http, CancellationToken ct)
    {
        var (body, problem) = await Read(code, register, http, ct);
        return problem ?? await Changed(await lift.Handle(new(code, body!.Reason, http.IfMatch()), ct), register, http, ct);
    }

    private static async Task<(WithdrawBody? Body, IResult? Problem)> Read(string code, Register register, HttpContext http, CancellationToken ct) =>
        await register.Find(code, Permissions.Withdraw, ct) is null ? (null, Problems.From([Refusals.NoSuchCertificate])) : await http.Body<WithdrawBody>();

    private static async Task<IResult> Changed(Result<Certificate> changed, Register register, HttpContext http, CancellationToken ct) =>
        changed.Succeeded
            ? http.Resource(CertificateResource.Of(changed.Value, await register.State(changed.Value, ct)), changed.Value.Version)
            : Problems.From(changed.Failures);

    private static async Task<IResult> Made(Result<Issued> made, Register register, IStringLocalizer texts, HttpContext http, CancellationToken ct)
    {
        if (made is { Succeeded: true, Value.Certificate: { } issued })
            return http.Created($"/certificates/{issued.Code}", CertificateResource.Of(issued, await register.State(issued, ct)), issued.Version);
        if (made is { Succeeded: true, Value.Waiting: { } asked })
            return Results.Json(new WaitingResource(asked.Id, asked.StaffId, asked.CourseId, asked.CourseCode, "waiting"), Api.Json, statusCode: StatusCodes.Status202Accepted);
        if (!made.Failures.Contains(Refusals.RequirementsNotMet)) return Problems.From(made.Failures);
        var missing = made.Failures.Where(f => f.Code.StartsWith(Missing.KeyPrefix, StringComparison.Ordinal))
            .Select(f => new MissingResource(f.Code[Missing.KeyPrefix.Length..], texts[f.Code, f.Args]));
        return Problems.From([Refusals.RequirementsNotMet], new { missing });
    }
}
