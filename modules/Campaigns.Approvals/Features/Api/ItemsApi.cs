using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.AttachFile;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.DecideItem;
using Campaigns.Approvals.Features.ViewInbox;
using Campaigns.Approvals.Features.ViewRequest;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Values;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Approvals.Features.Api;

internal sealed record DecisionBody(string? Outcome, string? SubjectVersion, string? Comment, List<string>? Fields, List<string>? AttachmentIds, string? ToStage);

internal sealed record DelegateBody(string? To, string? Comment);

internal sealed record ReassignBody(ReassignTo? To, string? Comment);

internal sealed record ReassignTo(string? User, string? Seat);

internal sealed record BulkBody(List<BulkItem>? Decisions);

internal sealed record BulkItem(Guid ItemId, string? Outcome, string? SubjectVersion, string? Comment);

/// <summary>Calls about items and inboxes.</summary>
internal static class ItemsApi
{
    public static async Task<IResult> Inbox(HttpContext http, int? limit, string? cursor, CurrentCaller caller, InboxQuery inbox, Cards cards, CancellationToken ct)
    {
        var q = http.Request.Query;
        string? Asked(string name) => q[name].ToString() is { Length: > 0 } text ? text : null;
        var filter = new InboxFilter(Asked("subjectType"), Asked("area"), q["overdue"] == "true", Asked("right"), q["sort"] == "opened");
        if (Asked("sort") is not (null or "due" or "opened")) return Answers.Invalid(http, "/sort", "unknown-word", "due, opened");
        if (Asked("overdue") is not (null or "true" or "false")) return Answers.Invalid(http, "/overdue", "unknown-word", "true, false");
        if (Asked("right") is not (null or "direct" or "delegation" or "substitution" or "lent")) return Answers.Invalid(http, "/right", "unknown-word", "direct, delegation, substitution");
        var page = await inbox.Page(caller.Caller, filter, limit, cursor, ct);
        var items = new List<object>();
        foreach (var line in page.Items) items.Add(WithCard(line.Item, await cards.Of(line.Request, ct)));
        return Results.Json(new { items, next = page.Next }, Answers.Json);
    }

    public static async Task<IResult> Count(CurrentCaller caller, InboxQuery inbox, CancellationToken ct)
    {
        var (open, overdue, capped) = await inbox.Count(caller.Caller, ct);
        return Results.Json(new { open, overdue, capped }, Answers.Json);
    }

    /// <summary>Ends by itself after a minute; the browser asks again.</summary>
    public static IResult Stream(CurrentCaller caller, InboxQuery inbox, CancellationToken ct) => TypedResults.ServerSentEvents(Counts(caller.Caller, inbox, ct), "count");

    private static async IAsyncEnumerable<object> Counts(Caller caller, InboxQuery inbox, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        (int Open, int Overdue, bool Capped)? last = null;
        for (var left = Looks; left > 0 && !ct.IsCancellationRequested; left--)
        {
            var now = await inbox.Count(caller, ct);
            if (now != last) yield return new { open = now.Open, overdue = now.Overdue, capped = now.Capped };
            last = now;
            if (left > 1) await Task.Delay(BetweenLooks, ct);
        }
    }

    private const int Looks = 12;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    public static async Task<IResult> Get(Guid id, HttpContext http, CurrentCaller caller, ItemWork work, Cards cards, CancellationToken ct)
    {
        var worked = await work.Do(id, caller.Caller, (file, at, _) => new Eligibility(file, at).MayRead() ? Answer.Done : Refusals.NotFound, ct);
        if (worked.Answer.Failure is { } failure) return failure.Problem();
        var (file, item) = (worked.File!, worked.File!.Item(id)!);
        var right = new Eligibility(file, worked.At!).Right(item)?.Right.Word();
        var view = ItemView.Of(file, worked.At!, item);
        return http.Resource(WithCard(item.State == ItemState.Open ? view with { Right = right } : view, await cards.Of(file.Request, ct)), file.Request.Revision);
    }

    public static async Task<IResult> Decide(Guid id, HttpContext http, CurrentCaller caller, ItemWork work, Attachments attachments, CancellationToken ct)
    {
        var (body, problem) = await http.Body<DecisionBody>();
        var outcome = Words.Read<Outcome>(body?.Outcome);
        if (body is null || Wrong(http, body, outcome) is not null) return await Unread(id, caller, work, problem ?? Wrong(http, body!, outcome)!, ct);
        var attached = body.AttachmentIds is { Count: > 0 } ids ? await attachments.Count(id, ids, ct) : 0;
        var decision = new Decision(outcome!.Value, body.SubjectVersion!, body.Comment, body.Fields, attached, body.ToStage);
        var worked = await work.Do(id, caller.Caller, (file, at, item) => http.Unread(file, at) ?? new Decisions(file, at).Decide(item, decision), ct);
        if (worked.Answer.Failure is { } failure) return failure.Problem(worked.File, id);
        if (worked.Answer.Replayed) http.Response.Headers["Idempotent-Replayed"] = "true";
        return http.Resource(new { item = ItemView.Of(worked.File!, worked.At!, worked.File!.Item(id)!), request = RequestView.Of(worked.File, worked.At!) }, worked.File.Request.Revision);
    }

    public static async Task<IResult> Retract(Guid id, HttpContext http, CurrentCaller caller, ItemWork work, CancellationToken ct) =>
        (await work.Do(id, caller.Caller, (file, at, item) => http.Unread(file, at) ?? new Decisions(file, at).Retract(item), ct)).Item(http, id);

    public static async Task<IResult> Claim(Guid id, HttpContext http, CurrentCaller caller, ItemWork work, CancellationToken ct) =>
        (await work.Do(id, caller.Caller, (file, at, item) => http.Unread(file, at) ?? new Handing(file, at).Claim(item, claims: true), ct)).Item(http, id);

    public static async Task<IResult> Unclaim(Guid id, HttpContext http, CurrentCaller caller, ItemWork work, CancellationToken ct) =>
        (await work.Do(id, caller.Caller, (file, at, item) => http.Unread(file, at) ?? new Handing(file, at).Claim(item, claims: false), ct)).Item(http, id);

    public static async Task<IResult> Recall(Guid id, HttpContext http, CurrentCaller caller, ItemWork work, CancellationToken ct) =>
        (await work.Do(id, caller.Caller, (file, at, item) => http.Unread(file, at) ?? new Handing(file, at).Recall(item), ct)).Item(http, id);

    public static async Task<IResult> Delegate(Guid id, HttpContext http, CurrentCaller caller, ItemWork work, CancellationToken ct)
    {
        var (body, problem) = await http.Body<DelegateBody>();
        if (body is null || body.Comment?.Length > 4000) return await Unread(id, caller, work, problem ?? Answers.Invalid(http, "/comment", "out-of-range", "0..4000"), ct);
        return (await work.Do(id, caller.Caller, (file, at, item) => http.Unread(file, at) ?? new Handing(file, at).Delegate(item, body.To ?? ""), ct)).Item(http, id);
    }

    public static async Task<IResult> Reassign(Guid id, HttpContext http, CurrentCaller caller, ItemWork work, CancellationToken ct)
    {
        var (body, problem) = await http.Body<ReassignBody>();
        if (body is null || body.Comment?.Length > 4000) return await Unread(id, caller, work, problem ?? Answers.Invalid(http, "/comment", "out-of-range", "0..4000"), ct);
        var to = body.To?.User is { } user ? Seats.OfUser(user) : body.To?.Seat ?? "";
        return (await work.Do(id, caller.Caller, (file, at, item) => http.Unread(file, at) ?? Supervised.Reassign(file, at, caller.Caller, item, to), ct)).Item(http, id);
    }

    public static async Task<IResult> Bulk(HttpContext http, CurrentCaller caller, BulkDecisions bulk, CancellationToken ct)
    {
        var (body, problem) = await http.Body<BulkBody>();
        if (body is null) return problem!;
        if (body.Decisions is not { Count: >= 1 and <= 100 }) return Answers.Invalid(http, "/decisions", "out-of-range", "1..100");
        if (body.Decisions.FindIndex(d => d is null) is var nothing and >= 0) return Answers.Invalid(http, $"/decisions/{nothing}", "missing");
        if (body.Decisions.FindIndex(d => d.Comment?.Length > 4000) is var wordy and >= 0) return Answers.Invalid(http, $"/decisions/{wordy}/comment", "out-of-range", "0..4000");
        return Results.Json(new { results = await bulk.Run(body.Decisions, caller.Caller, ct) }, Answers.Json);
    }

    private static IResult? Wrong(HttpContext http, DecisionBody body, Outcome? outcome)
    {
        if (outcome is null) return Answers.Invalid(http, "/outcome", body.Outcome is null ? "missing" : "unknown-word", body.Outcome is null ? "outcome" : Words.All<Outcome>());
        if (body.SubjectVersion is null) return Answers.Invalid(http, "/subjectVersion", "missing", "subjectVersion");
        if (body.Comment?.Length > 4000) return Answers.Invalid(http, "/comment", "out-of-range", "0..4000");
        if (body.AttachmentIds?.Count > 50) return Answers.Invalid(http, "/attachmentIds", "out-of-range", "0..50");
        return body.Fields is { } fields && (fields.Count > 100 || fields.Exists(f => f is null or { Length: 0 or > 200 })) ? Answers.Invalid(http, "/fields", "out-of-range", "0..100") : null;
    }

    // Who may not see the item is told that before anything about what they sent.
    private static async Task<IResult> Unread(Guid id, CurrentCaller caller, ItemWork work, IResult problem, CancellationToken ct)
    {
        var seen = await work.Do(id, caller.Caller, (file, at, _) => new Eligibility(file, at).MayRead() ? Answer.Done : Refusals.NotFound, ct);
        return seen.Answer.Failure is { } hidden ? hidden.Problem() : problem;
    }

    private static Dictionary<string, object?> WithCard(ItemView view, CardView card)
    {
        var members = System.Text.Json.JsonSerializer.SerializeToElement(view, Answers.Json).EnumerateObject().ToDictionary(m => m.Name, m => (object?)m.Value);
        members["card"] = card;
        return members;
    }
}
