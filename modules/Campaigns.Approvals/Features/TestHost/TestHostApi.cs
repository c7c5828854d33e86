using System.Text.Json.Nodes;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.FireTimers;
using Campaigns.Approvals.Features.SendActions;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.TestHost;

internal sealed record ClockBody(DateTimeOffset Now);

internal sealed record SubjectBody(string Version, string MaterialHash, string Title, string Area, JsonObject? Facts);

internal sealed record HandlerBody(string Mode, int? Times, string? Reason);

internal sealed record FaultBody(string Point, int Times);

/// <summary>The calls by which tests set the world: in the environment <c>Testing</c> only.</summary>
internal static class TestHostApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var host = routes.MapGroup("/api/v1/approvals/testing").AllowAnonymous().ExcludeFromDescription().WithMetadata(ApprovalsRoutes.Words).AddEndpointFilter(Watched);
        host.MapPost("/reset", Reset);
        host.MapPut("/clock", (ClockBody body, ModuleClock clock) =>
        {
            clock.Freeze(body.Now);
            return Results.NoContent();
        });
        host.MapPost("/sweep", async (TimerSweep sweep, CancellationToken ct) => Results.Json(await sweep.Run(ct), Answers.Json));
        host.MapPost("/dispatch", Dispatch);
        host.MapPut("/directory", Directory);
        host.MapPut("/subjects/{type}/{id}", Subject);
        host.MapPut("/handlers/{command}", (string command, HandlerBody body, TestWorld world) =>
        {
            world.Handlers.Set(command, body.Mode, body.Times, body.Reason);
            return Results.NoContent();
        });
        host.MapGet("/handlers/{command}", (string command, TestWorld world) => world.Handlers.Seen(command) is var (deliveries, effects) ? Results.Json(new { deliveries, effects }, Answers.Json) : Results.NotFound());
        host.MapPut("/faults", (FaultBody body, TestWorld world) =>
        {
            world.Die(body.Point, body.Times);
            return Results.NoContent();
        });
        host.MapGet("/notifications", Notifications);
        host.MapGet("/invariants", async (Invariants invariants, CancellationToken ct) => Results.Json(new { violations = await invariants.Check(ct) }, Answers.Json));
    }

    private static async Task<IResult> Reset(TestWorld world, ApprovalsDbContext db, CancellationToken ct)
    {
        world.Reset();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Where(t => t.StartsWith("apr_", StringComparison.Ordinal)).Distinct())
        {
#pragma warning disable EF1002 // Names of tables come from the model.
            await db.Database.ExecuteSqlRawAsync(db.Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal) ? $"delete from {table}" : $"truncate {table}", ct);
#pragma warning restore EF1002
        }

        await db.Database.ExecuteSqlRawAsync("delete from core_idempotency where caller like 'test:%'", ct); // What was answered before never happened.
        db.Add(new WorkCalendar { Key = "vn-official", Doc = RouteShelf.StandardWeek });
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    private static async Task<IResult> Dispatch(ApprovalsDbContext db, ModuleClock clock, ActionDispatch dispatch, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Actions.Where(a => a.State == ActionState.Scheduled && a.NextAt != null && a.NextAt <= now).OrderBy(a => a.NextAt).ThenBy(a => a.Key).Select(a => a.Key).ToListAsync(ct);
        var counts = new Dictionary<Delivery, int>();
        foreach (var key in due)
        {
            var came = await dispatch.Send(key, due: null, ct);
            counts[came] = counts.GetValueOrDefault(came) + 1;
        }

        int Of(Delivery d) => counts.GetValueOrDefault(d);
        return Results.Json(new { delivered = Of(Delivery.Succeeded) + Of(Delivery.Refused) + Of(Delivery.Failed), succeeded = Of(Delivery.Succeeded), refused = Of(Delivery.Refused), failed = Of(Delivery.Failed) }, Answers.Json);
    }

    private static async Task<IResult> Directory(DirectoryDoc body, TestWorld world, ApprovalsDbContext db, CaseWork work, CancellationToken ct)
    {
        if (!body.IsWhole) return Problems.Of(422, "validation");
        world.Directory = new(body);
        foreach (var id in await db.Requests.Where(r => r.State == RequestState.InProgress).Select(r => r.Id).ToListAsync(ct))
        {
            await work.Do(id, Caller.Engine, (file, at) =>
            {
                new Staffing(file, at).Look();
                return Answer.Done;
            }, ct);
        }

        return Results.NoContent();
    }

    private static async Task<IResult> Subject(string type, string id, SubjectBody body, TestWorld world, IApprovals approvals, CancellationToken ct)
    {
        var before = world.Subjects.GetValueOrDefault((type, id));
        world.Subjects[(type, id)] = new(body.Version, body.MaterialHash, body.Title, body.Area, Facts.Read(body.Facts ?? []).Values);
        if (before is not null && before.Version != body.Version) await approvals.SubjectChangedAsync(new(type, id), ct);
        return Results.NoContent();
    }

    // As they left: each with the link it was sent with, where its item may be decided by one.
    private static async Task<IResult> Notifications(string? to, HttpContext http, ApprovalsDbContext db, TestWorld world, CancellationToken ct)
    {
        await TestMail.Leave(http);
        var notices = await db.Notices.AsNoTracking().Where(n => to == null || n.UserId == to).OrderBy(n => n.At).ThenBy(n => n.Key).ToListAsync(ct);
        return Results.Json(new { items = notices.Select(n => new { to = n.UserId, channel = "web", n.Kind, n.ItemId, linkToken = world.Tokens.GetValueOrDefault(n.Key) }) }, Answers.Json);
    }

    // A simulated death is told as such; and what a call tells people leaves at once.
    private static async ValueTask<object?> Watched(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (SimulatedCrashException)
        {
            return Problems.Of(500, "simulated-crash");
        }
        finally
        {
            if (!HttpMethods.IsGet(context.HttpContext.Request.Method)) await TestMail.Leave(context.HttpContext);
        }
    }
}
