using System.Text.Json;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Domain.Time;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.KeepCalendar;
using Campaigns.Approvals.Features.Substitute;
using Campaigns.Kernel.Commands;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.Api;

internal sealed record ResolveBody(string? Action, List<string>? Seats, string? Comment);

/// <summary>Calls about substitutes, calendars and incidents.</summary>
internal static class DutiesApi
{
    public static async Task<IResult> Substitutions(CurrentCaller caller, Substitutes substitutes, CancellationToken ct) =>
        Results.Json(new { items = await substitutes.Of(caller.Caller, ct), next = (string?)null }, Answers.Json);

    public static async Task<IResult> Substitute(HttpContext http, CurrentCaller caller, Substitutes substitutes, CancellationToken ct)
    {
        var (body, problem) = await http.Body<SubstituteBody>();
        if (body is null) return problem!;
        var made = await substitutes.Arrange(body, caller.Caller, ct);
        return made.Answer(view => http.Created($"/approvals/substitutions/{view.Id}", view, 0));
    }

    public static async Task<IResult> Unsubstitute(Guid id, CurrentCaller caller, Substitutes substitutes, CancellationToken ct) =>
        (await substitutes.Revoke(id, caller.Caller, ct)).Answer(_ => Results.NoContent());

    public static async Task<IResult> Calendar(string key, ApprovalsDbContext db, HttpContext http, CancellationToken ct)
    {
        var found = await db.Calendars.AsNoTracking().SingleOrDefaultAsync(c => c.Key == key, ct);
        if (found is null && key != "vn-official") return Refusals.NotFound.Problem();
        var doc = System.Text.Json.Nodes.JsonNode.Parse(found?.Doc ?? RouteShelf.StandardWeek)!.AsObject();
        doc["version"] = found?.Number ?? 1;
        return http.Resource(doc, found?.Number ?? 1);
    }

    public static async Task<IResult> PutCalendar(string key, HttpContext http, CurrentCaller caller, Calendars calendars, CancellationToken ct)
    {
        if (RoutesApi.Denied(caller, Permissions.CalendarEdit) is { } denied) return denied;
        if (!RouteReader.IdForm().IsMatch(key)) return Answers.Invalid(http, "/key", "bad-key", key.Length > 60 ? key[..60] : key);
        var (doc, problem) = await http.RouteDocument();
        if (doc is not { } given) return problem!;
        var (calendar, faults) = CalendarDoc.Read(key, given);
        if (calendar is null) return Answers.Invalid(http, faults);
        if (http.Request.Headers.IfMatch.Count > 0 && http.Precondition(await calendars.Number(key, ct)) is not null) return Failure.Stale("approvals.version-mismatch").Problem();
        var (version, recalculated) = await calendars.Publish(key, Canonical.Text(given), ct);
        return http.Resource(new { version, recalculated }, version);
    }

    public static async Task<IResult> Incidents(string? state, HttpContext http, CurrentCaller caller, ApprovalsDbContext db, Surroundings surroundings, CancellationToken ct)
    {
        var directory = await surroundings.Directory(ct);
        var word = state?.ToLowerInvariant();
        var open = word switch { "open" or null or "" => (bool?)true, "all" => null, _ => false };
        var found = await db.Incidents.AsNoTracking().Where(i => open == null || i.Open == open).OrderBy(i => i.OpenedAt).ThenBy(i => i.Id).Take(200)
            .Join(db.Requests, i => i.RequestId, r => r.Id, (i, r) => new { i, r.Area, r.Number, r.Title }).ToListAsync(ct);
        var items = found.Where(f => caller.Caller.Holds(Permissions.Incidents, Areas.PathOf(directory, f.Area)))
            .Select(f => new { f.i.Id, f.i.RequestId, f.Number, f.Title, f.Area, f.i.Kind, state = f.i.Open ? "Open" : "Resolved", f.i.Blocking, f.i.StepRunId, f.i.ActionKey, f.i.Seat, f.i.OpenedAt, f.i.ResolvedBy, f.i.ResolvedAt });
        if (!caller.Caller.Holds(Permissions.Incidents, "") && !items.Any()) return Refusals.Forbidden.Problem();
        if (word is not (null or "" or "open" or "resolved" or "all")) return Answers.Invalid(http, "/state", "unknown-word", "Open, Resolved, all");
        return Results.Json(new { items, next = (string?)null }, Answers.Json);
    }

    public static async Task<IResult> Resolve(Guid id, HttpContext http, CurrentCaller caller, ApprovalsDbContext db, CaseWork work, Surroundings surroundings, CancellationToken ct)
    {
        var request = await db.Incidents.Where(i => i.Id == id).Join(db.Requests, i => i.RequestId, r => r.Id, (i, r) => new { r.Id, r.Area }).SingleOrDefaultAsync(ct);
        if (!caller.Caller.Holds(Permissions.Incidents, "")) return Refusals.Forbidden.Problem();
        if (request is null || !caller.Caller.Holds(Permissions.Incidents, Areas.PathOf(await surroundings.Directory(ct), request.Area))) return Refusals.NotFound.Problem();
        var (body, problem) = await http.Body<ResolveBody>();
        if (body is null) return problem!;
        if (body.Comment?.Length > 4000) return Answers.Invalid(http, "/comment", "out-of-range", "0..4000");
        if (body.Seats is { } seats && (seats.Count > 50 || seats.Exists(s => s is null or { Length: 0 or > 200 }))) return Answers.Invalid(http, "/seats", "out-of-range", "1..50");
        if (Words.Read<Resolve>(body.Action) is not { } how) return Answers.Invalid(http, "/action", "unknown-word", Words.All<Resolve>());
        return (await work.Do(request.Id, caller.Caller, (file, at) => http.Stale(file.Request) ?? new IncidentRoom(file, at).Do(file.Incidents.First(i => i.Id == id), how, body.Seats ?? []), ct)).Request(http);
    }
}
