using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Approvals.Features.MoveRequests;
using Campaigns.Kernel.Commands;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.Api;

internal sealed record NoteBody(string? Note)
{
    public NoteBody()
        : this((string?)null)
    {
    }
}

internal sealed record MigrateBody(int? FromVersion, Dictionary<string, string?>? Map, List<Guid>? RequestIds, bool DryRun);

internal sealed record SimulateBody(string? RequesterId, string? SubjectId, JsonObject? Facts, string? Area, DateTimeOffset? At);

/// <summary>Calls about routes and their versions.</summary>
internal static class RoutesApi
{
    public static async Task<IResult> Post(HttpContext http, CurrentCaller caller, RouteDesk desk, CancellationToken ct)
    {
        if (Denied(caller, Permissions.RouteEdit) is { } denied) return denied;
        var (doc, problem) = await http.RouteDocument();
        if (doc is not { } given) return problem!;
        var (route, faults) = RouteReader.Read(given);
        if (route is null) return Answers.Invalid(http, faults);
        var draft = await desk.Draft(given, route, caller.UserId, ct);
        if (!draft.Succeeded) return draft.Failures[0].Problem();
        return Made(http, draft.Value);
    }

    public static async Task<IResult> List(string? subjectType, CurrentCaller caller, ApprovalsDbContext db, CancellationToken ct)
    {
        if (Denied(caller, Permissions.RouteRead) is { } denied) return denied;
        var items = await db.Routes.AsNoTracking().Where(r => subjectType == null || r.SubjectType == subjectType).OrderBy(r => r.Key)
            .Select(r => new { r.Key, r.SubjectType, r.CurrentVersion, r.RetiredAt }).ToListAsync(ct);
        return Results.Json(new { items, next = (string?)null }, Answers.Json);
    }

    public static async Task<IResult> One(string key, CurrentCaller caller, ApprovalsDbContext db, CancellationToken ct)
    {
        if (Denied(caller, Permissions.RouteRead) is { } denied) return denied;
        if (await db.Routes.AsNoTracking().SingleOrDefaultAsync(r => r.Key == key, ct) is not { } route) return RouteDesk.NoRoute.Problem();
        var versions = await db.Editions.AsNoTracking().Where(e => e.RouteKey == key).OrderBy(e => e.Number)
            .Select(e => new { version = e.Number, state = e.State.ToString(), e.Hash, e.AuthoredBy, e.PublishedBy, e.PublishedAt, e.Note }).ToListAsync(ct);
        return Results.Json(new { route.Key, route.SubjectType, route.CurrentVersion, route.RetiredAt, versions }, Answers.Json);
    }

    public static async Task<IResult> Version(string key, int version, HttpContext http, CurrentCaller caller, RouteDesk desk, CancellationToken ct)
    {
        if (Denied(caller, Permissions.RouteRead) is { } denied) return denied;
        if (await desk.Find(key, version, ct) is not { } edition) return RouteDesk.NoRoute.Problem();
        http.Response.Headers.ETag = $"\"{edition.Hash}\"";
        return http.Request.Headers.Accept.ToString().Contains("yaml", StringComparison.Ordinal) ? Results.Text(Yaml.Write(JsonNode.Parse(edition.Doc)!), "application/yaml") : View(edition);
    }

    public static async Task<IResult> Put(string key, int version, HttpContext http, CurrentCaller caller, RouteDesk desk, CancellationToken ct)
    {
        if (Denied(caller, Permissions.RouteEdit) is { } denied) return denied;
        if (await desk.Find(key, version, ct) is not { } edition) return RouteDesk.NoRoute.Problem();
        var (doc, problem) = await http.RouteDocument();
        if (doc is not { } given) return problem!;
        var (route, faults) = RouteReader.Read(given);
        if (route is null) return Answers.Invalid(http, faults);
        if (route.Key != key) return Answers.Invalid(http, "/key", "bad-key");
        if (http.Request.Headers.IfMatch.ToString() is not { Length: > 0 }) return Problems.Of(428, "precondition-required");
        if (Stale(http, edition) is { } stale) return stale;
        return Version(http, await desk.Write(edition, given, caller.UserId, ct));
    }

    public static async Task<IResult> Copy(string key, HttpContext http, CurrentCaller caller, RouteDesk desk, CancellationToken ct)
    {
        if (Denied(caller, Permissions.RouteEdit) is { } denied) return denied;
        var draft = await desk.Copy(key, caller.UserId, ct);
        return draft.Succeeded ? Made(http, draft.Value) : draft.Failures[0].Problem();
    }

    public static async Task<IResult> Validate(string key, int version, CurrentCaller caller, RouteDesk desk, IStringLocalizer texts, CancellationToken ct)
    {
        if (Denied(caller, Permissions.RouteRead) is { } denied) return denied;
        if (await desk.Find(key, version, ct) is not { } edition) return RouteDesk.NoRoute.Problem();
        var findings = await desk.Check(edition, ct);
        object Told(Fault f) => new { pointer = f.Pointer, code = f.Code, message = texts[$"approvals.route-{f.Code}", f.Detail].Value };
        return Results.Json(new { valid = findings.Errors.Count == 0, errors = findings.Errors.Select(Told), warnings = findings.Warnings.Select(Told) }, Answers.Json);
    }

    public static async Task<IResult> Publish(string key, int version, HttpContext http, CurrentCaller caller, RouteDesk desk, CancellationToken ct)
    {
        if (Denied(caller, Permissions.RoutePublish) is { } denied) return denied;
        if (await desk.Find(key, version, ct) is not { } edition) return RouteDesk.NoRoute.Problem();
        var (body, problem) = await http.OptionalBody<NoteBody>();
        if (body is null) return problem!;
        if (Stale(http, edition) is { } stale) return stale;
        if (body.Note?.Length > 1000) return Answers.Invalid(http, "/note", "out-of-range", "0..1000");
        if (http.RequestServices.GetService(typeof(TestHost.TestWorld)) is TestHost.TestWorld world) desk.SecondPublisher = world.RequireSecondPublisher;
        if (desk.SecondPublisher && edition.State == VersionState.Draft && edition.AuthoredBy == caller.UserId) return Domain.Engine.Refusals.SelfApproval.Problem();
        if (edition.State == VersionState.Draft && await desk.Check(edition, ct) is { Errors.Count: > 0 } findings) return Answers.Invalid(http, findings.Errors);
        return Version(http, await desk.Publish(edition, caller.UserId, body.Note, ct));
    }

    public static async Task<IResult> Retire(string key, int version, HttpContext http, CurrentCaller caller, RouteDesk desk, CancellationToken ct)
    {
        if (Denied(caller, Permissions.RoutePublish) is { } denied) return denied;
        return await desk.Find(key, version, ct) is { } edition ? Stale(http, edition) ?? Version(http, await desk.Retire(edition, ct)) : RouteDesk.NoRoute.Problem();
    }

    public static async Task<IResult> Simulate(string key, int version, HttpContext http, CurrentCaller caller, RouteDesk desk, SubjectTypes types, Surroundings surroundings, CancellationToken ct)
    {
        if (Denied(caller, Permissions.RouteRead) is { } denied) return denied;
        if (await desk.Find(key, version, ct) is not { } edition) return RouteDesk.NoRoute.Problem();
        var (body, problem) = await http.Body<SimulateBody>();
        if (body is null) return problem!;
        if (string.IsNullOrEmpty(body.RequesterId)) return Answers.Invalid(http, "/requesterId", "missing");
        using var doc = JsonDocument.Parse(edition.Doc);
        var route = RouteReader.Read(doc.RootElement.Clone()).Route!;
        var subject = body.SubjectId is { } id
            ? types.Provider(route.SubjectType) is { } provider ? await provider.GetAsync(id, ct) : null
            : body is { Facts: { } facts, Area: { } area } ? new("", "", "", area, Domain.Facts.Read(facts).Values) : null;
        if (subject is null) return body.SubjectId is not null ? Answers.Invalid(http, "/subjectId", "unknown-subject", body.SubjectId) : Answers.Invalid(http, body.Facts is null ? "/facts" : "/area", "missing");
        if (body.SubjectId is null && types.Find(route.SubjectType) is { } type && WrongFacts(type, subject.Facts) is { Count: > 0 } wrong) return Answers.Invalid(http, wrong);
        var at = await surroundings.For(caller.Caller, route.SubjectType, subject.Area, route.Calendar, ct);
        return Results.Json(new Simulation(route, subject, body.RequesterId, at with { Now = body.At ?? at.Now }).Run(), Answers.Json);
    }

    public static async Task<IResult> Migrate(string key, int version, HttpContext http, CurrentCaller caller, RouteDesk desk, Migrations migrations, CancellationToken ct)
    {
        if (Denied(caller, Permissions.RouteMigrate) is { } denied) return denied;
        var (body, problem) = await http.Body<MigrateBody>();
        if (body is null) return problem!;
        if (await desk.Find(key, version, ct) is not { } to) return RouteDesk.NoRoute.Problem();
        if (body.FromVersion is not { } from || from == version || await desk.Find(key, from, ct) is null) return Answers.Invalid(http, "/fromVersion", "missing");
        if (to.State == VersionState.Draft) return Answers.Invalid(http, "", "route-not-published");
        var done = await migrations.Run(new(key, from, version, body.Map ?? [], body.RequestIds, body.DryRun), caller.Caller, ct);
        return Results.Json(new { migrated = done.Migrated.Select(m => m.RequestId), refused = done.Refused, preview = done.Migrated }, Answers.Json);
    }

    public static async Task<IResult> Export(string? keys, CurrentCaller caller, Bundles bundles, CancellationToken ct) => Denied(caller, Permissions.RouteRead)
        ?? Results.Json(await bundles.Export(keys?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [], ct), Answers.Json);

    public static async Task<IResult> Import(HttpContext http, CurrentCaller caller, Bundles bundles, CancellationToken ct)
    {
        if (Denied(caller, Permissions.RouteEdit) is { } denied) return denied;
        var (doc, problem) = await http.RouteDocument();
        if (doc is not { } given) return problem!;
        var (done, faults, failure) = await bundles.Import(given, caller.UserId, ct);
        if (failure is not null) return failure.Problem();
        return done is null ? Answers.Invalid(http, faults, faults.All(f => f.Code == "hash-mismatch") ? "hash-mismatch" : "validation") : Results.Json(new { created = done.Created, unchanged = done.Unchanged }, Answers.Json);
    }

    public static IResult RouteSchema() => SchemaDocument("approval-route");

    public static IResult BundleSchema() => SchemaDocument("approval-bundle");

    public static IResult? Denied(CurrentCaller caller, string permission) => caller.Caller.Holds(permission, "") ? null : Domain.Engine.Refusals.Forbidden.Problem();

    private static List<Fault> WrongFacts(ApprovalSubjectType type, IReadOnlyDictionary<string, object?> facts) =>
    [
        .. facts.Where(f => type.Fields.All(x => x.Name != f.Key)).Select(f => new Fault($"/facts/{f.Key}", "unknown-field", f.Key)),
        .. type.Fields.Where(f => facts.GetValueOrDefault(f.Name) is { } value && !(f.Type switch { FieldType.Integer => value is long, FieldType.Boolean => value is bool, FieldType.Texts => value is IEnumerable<string>, _ => value is string }))
            .Select(f => new Fault($"/facts/{f.Name}", "type-mismatch", f.Name)),
    ];

    private static IResult? Stale(HttpContext http, RouteEdition edition)
    {
        var match = http.Request.Headers.IfMatch.ToString();
        return match.Length == 0 || match == "*" || match.Split(',', StringSplitOptions.TrimEntries).Contains($"\"{edition.Hash}\"") ? null : Failure.Stale("approvals.version-mismatch").Problem();
    }

    // The same that stand in the documentation.
    private static IResult SchemaDocument(string name)
    {
        using var stream = typeof(RoutesApi).Assembly.GetManifestResourceStream($"Schemas/{name}.schema.json")!;
        using var reader = new StreamReader(stream);
        return Results.Text(reader.ReadToEnd(), "application/schema+json");
    }

    private static IResult Version(HttpContext http, Result<RouteEdition> result)
    {
        if (!result.Succeeded) return result.Failures[0].Problem();
        http.Response.Headers.ETag = $"\"{result.Value.Hash}\"";
        return View(result.Value);
    }

    private static IResult View(RouteEdition e) =>
        Results.Json(new { key = e.RouteKey, version = e.Number, state = e.State.ToString(), hash = e.Hash, doc = JsonNode.Parse(e.Doc) }, Answers.Json);

    private static IResult Made(HttpContext http, RouteEdition draft)
    {
        http.Response.Headers.Location = $"/api/v1/approvals/routes/{draft.RouteKey}/versions/{draft.Number}";
        http.Response.Headers.ETag = $"\"{draft.Hash}\"";
        return Results.Json(new { key = draft.RouteKey, version = draft.Number, state = draft.State.ToString(), hash = draft.Hash }, Answers.Json, statusCode: 201);
    }
}
