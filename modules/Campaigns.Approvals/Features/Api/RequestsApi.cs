using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.AttachFile;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.SubmitRequest;
using Campaigns.Approvals.Features.ViewRequest;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Values;
using Campaigns.Ui.Api;
using Campaigns.Ui.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.Api;

internal sealed record SubmitBody(string? SubjectType, string? SubjectId, string? Purpose, string? Comment);

internal sealed record CommentBody(string? Comment)
{
    public CommentBody()
        : this((string?)null)
    {
    }
}

internal sealed record TextBody(string? Text);

/// <summary>Calls about a request as a whole.</summary>
internal static class RequestsApi
{
    public static async Task<IResult> Submit(HttpContext http, CurrentCaller caller, Submissions submissions, CancellationToken ct)
    {
        var (body, problem) = await http.Body<SubmitBody>();
        if (body is null) return problem!;
        if (string.IsNullOrEmpty(body.SubjectType) || string.IsNullOrEmpty(body.SubjectId)) return Answers.Invalid(http, body.SubjectType is null ? "/subjectType" : "/subjectId", "missing");
        if (body.Comment?.Length > 4000 || body.Purpose is { Length: 0 or > 60 }) return Answers.Invalid(http, body.Comment?.Length > 4000 ? "/comment" : "/purpose", "out-of-range");
        var result = await submissions.Submit(new(body.SubjectType, body.SubjectId, caller.UserId, body.Purpose ?? "default", body.Comment), caller.Caller, ct);
        if (!result.Succeeded) return result.Failures[0].Problem();
        if (result.Value.Found) return Refusals.OpenRequestExists.Problem(result.Value.File);
        var request = result.Value.File.Request;
        return http.Created($"/approvals/requests/{request.Id}", RequestView.Of(result.Value.File, result.Value.At), request.Revision);
    }

    public static async Task<IResult> Get(Guid id, HttpContext http, CurrentCaller caller, CaseWork work, CancellationToken ct) => (await work.Look(id, caller.Caller, ct)).Request(http);

    public static async Task<IResult> List(HttpContext http, int? limit, string? cursor, CurrentCaller caller, RequestList list, CancellationToken ct)
    {
        var q = http.Request.Query;
        string? Asked(string name) => q[name].ToString() is { Length: > 0 } text ? text : null;
        if (Asked("state") is { } state && !Enum.GetNames<RequestState>().Contains(state)) return Answers.Invalid(http, "/state", "unknown-word", string.Join(", ", Enum.GetNames<RequestState>()));
        var page = await list.Page(caller.Caller, new(Asked("state"), Asked("subjectType"), Asked("subjectId"), Asked("area"), Asked("route"), Asked("requester")), limit, cursor, ct);
        return Results.Json(new { items = page.Items, next = page.Next }, Answers.Json);
    }

    public static Task<IResult> Withdraw(Guid id, HttpContext http, CurrentCaller caller, CaseWork work, CancellationToken ct) =>
        Act(id, http, caller, work, needsComment: false, (file, at, comment) => Supervised.Withdraw(file, at, caller.Caller, comment), ct);

    public static Task<IResult> Cancel(Guid id, HttpContext http, CurrentCaller caller, CaseWork work, CancellationToken ct) =>
        Act(id, http, caller, work, needsComment: true, (file, at, comment) => Supervised.Cancel(file, at, caller.Caller, comment), ct);

    public static Task<IResult> Hold(Guid id, HttpContext http, CurrentCaller caller, CaseWork work, CancellationToken ct) =>
        Act(id, http, caller, work, needsComment: true, (file, at, comment) => Supervised.Hold(file, at, caller.Caller, comment), ct);

    public static Task<IResult> Release(Guid id, HttpContext http, CurrentCaller caller, CaseWork work, CancellationToken ct) =>
        Act(id, http, caller, work, needsComment: false, (file, at, _) => Supervised.Release(file, at, caller.Caller), ct);

    public static async Task<IResult> Resubmit(Guid id, HttpContext http, CurrentCaller caller, CaseWork work, SubjectTypes types, CancellationToken ct)
    {
        var look = await work.Look(id, caller.Caller, ct);
        if (look.Answer.Failure is { } failure) return failure.Problem();
        var (body, problem) = await http.OptionalBody<CommentBody>();
        if (body is null) return problem!;
        var provider = types.Provider(look.File!.Request.SubjectType);
        if (provider is null || await provider.GetAsync(look.File.Request.SubjectId, ct) is not { } snapshot) return Refusals.UnknownSubject.Problem();
        return (await work.Do(id, caller.Caller, (file, at) => http.Stale(file.Request) ?? new Requests(file, at).Resubmit(snapshot), ct)).Request(http);
    }

    public static async Task<IResult> History(Guid id, int? after, int? limit, CurrentCaller caller, CaseWork work, ApprovalsDbContext db, CancellationToken ct)
    {
        var look = await work.Look(id, caller.Caller, ct);
        if (look.Answer.Failure is { } failure) return failure.Problem();
        var rows = await db.History.AsNoTracking().Where(a => a.RequestId == id).OrderBy(a => a.Seq).ToListAsync(ct);
        var shown = rows.Where(r => r.Seq > (after ?? 0)).Take(limit ?? PagingExtensions.MaxLimit).ToList();
        int? next = shown.Count > 0 && shown[^1].Seq < rows[^1].Seq ? shown[^1].Seq : null;
        return Results.Json(new { items = shown.Select(AuditView.Of), next, chainValid = Audit.IsWhole(rows) }, Answers.Json);
    }

    public static async Task<IResult> Actions(Guid id, CurrentCaller caller, CaseWork work, CancellationToken ct)
    {
        var look = await work.Look(id, caller.Caller, ct);
        if (look.Answer.Failure is { } failure) return failure.Problem();
        var items = look.File!.Actions.Select(a => new { key = a.Key, command = a.Command, hook = a.Hook, state = a.State.ToString(), attempts = a.Attempts, required = a.Required, result = a.Result });
        return Results.Json(new { items }, Answers.Json);
    }

    public static async Task<IResult> Comments(Guid id, int? limit, string? cursor, CurrentCaller caller, CaseWork work, ApprovalsDbContext db, CancellationToken ct)
    {
        var look = await work.Look(id, caller.Caller, ct);
        if (look.Answer.Failure is { } failure) return failure.Problem();
        var (take, after) = (limit ?? 50, Cursor.ReadGuid(cursor) ?? Guid.Empty);
        var items = await db.Remarks.AsNoTracking().Where(r => r.RequestId == id && r.Id > after).OrderBy(r => r.Id).Take(take + 1).Select(r => new { r.Id, r.ItemId, r.Author, r.At, r.Text }).ToListAsync(ct);
        var next = items.Count > take ? Cursor.Write(items[take - 1].Id) : null;
        return Results.Json(new { items = items.Take(take), next }, Answers.Json);
    }

    public static async Task<IResult> AddComment(Guid id, HttpContext http, CurrentCaller caller, CaseWork work, CancellationToken ct)
    {
        var look = await work.Look(id, caller.Caller, ct);
        if (look.Answer.Failure is { } failure) return failure.Problem();
        var (body, problem) = await http.Body<TextBody>();
        if (body is null) return problem!;
        if (string.IsNullOrWhiteSpace(body.Text) || body.Text.Length > 4000) return Answers.Invalid(http, "/text", body.Text is null ? "missing" : "out-of-range");
        Guid made = default;
        var worked = await work.Do(id, caller.Caller, (file, at) =>
        {
            if (http.Stale(file.Request) is { } stale) return stale;
            made = Remarks.Say(file, at, caller.UserId, body.Text);
            return Answer.Done;
        }, ct);
        return worked.Answer.Failure?.Problem(worked.File) ?? http.Created($"/approvals/requests/{id}/comments", new { id = made }, worked.File!.Request.Revision);
    }

    public static async Task<IResult> Attach(Guid id, HttpContext http, CurrentCaller caller, CaseWork work, Attachments attachments, CancellationToken ct)
    {
        var look = await work.Look(id, caller.Caller, ct);
        if (look.Answer.Failure is { } failure) return failure.Problem();
        if (http.Request.ContentLength > Attachments.Largest + 4096) return Problems.Of(413, "too-large");
        if (!http.Request.HasFormContentType) return Problems.Of(415, "unsupported-media-type");
        if ((await http.Request.ReadForm(ct)).Form is not { } form) return Problems.Of(400, "bad-request");
        if (form.Files.GetFile("file") is not { } file) return Answers.Invalid(http, "/file", "missing");
        var added = await attachments.Add(id, null, file, caller.Caller, ct, http.Stale);
        if (added.Failure is { } refused) return refused == Attachments.TooLarge ? Problems.Of(413, "too-large") : refused.Problem();
        return http.Created($"/approvals/requests/{id}/attachments/{added.Id}", new { id = added.Id }, added.Revision);
    }

    private static async Task<IResult> Act(Guid id, HttpContext http, CurrentCaller caller, CaseWork work, bool needsComment, Func<CaseFile, Circumstances, string?, Answer> act, CancellationToken ct)
    {
        var (body, problem) = await http.OptionalBody<CommentBody>();
        if (body?.Comment?.Length > 4000) (body, problem) = (null, Answers.Invalid(http, "/comment", "out-of-range", "0..4000"));
        var worked = await work.Do(id, caller.Caller, (file, at) =>
        {
            if (!new Eligibility(file, at).MayRead()) return Refusals.NotFound;
            if (body is null || (needsComment && string.IsNullOrWhiteSpace(body.Comment))) return body is null ? Answer.Done : Refusals.CommentRequired;
            return http.Stale(file.Request) ?? act(file, at, body.Comment);
        }, ct);
        return problem is not null && worked.Answer.Failure is null ? problem : worked.Request(http);
    }
}
