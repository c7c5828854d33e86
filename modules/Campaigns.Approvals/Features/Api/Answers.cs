using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.ViewRequest;
using Campaigns.Kernel.Commands;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.Api;

/// <summary>Answers of this API: views with their version, and refusals that say what was found.</summary>
internal static class Answers
{
    /// <summary>The request as it is now, or why it was not done.</summary>
    public static IResult Request(this Worked worked, HttpContext http)
    {
        if (worked.Answer.Failure is { } failure) return failure.Problem(worked.File);
        Mark(worked, http);
        return http.Resource(RequestView.Of(worked.File!, worked.At!), worked.File!.Request.Revision);
    }

    /// <summary>The item as it is now, or why it was not done.</summary>
    public static IResult Item(this Worked worked, HttpContext http, Guid id)
    {
        if (worked.Answer.Failure is { } failure) return failure.Problem(worked.File, id);
        Mark(worked, http);
        return http.Resource(ItemView.Of(worked.File!, worked.At!, worked.File!.Item(id)!), worked.File.Request.Revision);
    }

    public static IResult Problem(this Failure failure, CaseFile? file = null, Guid? itemId = null) => Problems.From([failure], file is null || failure.Kind != FailureKind.Conflict ? null : Found(file, itemId));

    public static object Found(CaseFile file, Guid? itemId)
    {
        var item = itemId is { } id ? file.Item(id) : null;
        return new { requestState = file.Request.State.ToString(), itemState = item?.State.ToString(), decidedBy = item?.DecidedBy, decidedAt = item?.DecidedAt };
    }

    /// <summary>422 with the places that are wrong.</summary>
    public static IResult Invalid(HttpContext http, IReadOnlyList<Fault> faults)
    {
        var texts = (IStringLocalizer)http.RequestServices.GetService(typeof(IStringLocalizer))!;
        return Problems.Of(422, "validation", [.. faults.Select(f => new FieldError(f.Pointer, f.Code, texts[$"approvals.route-{f.Code}", f.Detail]))]);
    }

    public static IResult Invalid(HttpContext http, string pointer, string code) => Invalid(http, [new(pointer, code)]);

    /// <summary>412 when the caller changes what it read and that is not what is there.</summary>
    public static Answer? Stale(this HttpContext http, Request request) =>
        http.Precondition(request.Revision) is null ? null : new Answer(Failure.Stale("approvals.version-mismatch"));

    private static void Mark(Worked worked, HttpContext http)
    {
        if (worked.Answer.Replayed) http.Response.Headers["Idempotent-Replayed"] = "true";
    }
}
