using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Approvals.Features.ViewRequest;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Approvals.Features.ExportRoute;

/// <summary>Pictures of routes and requests.</summary>
internal static class DiagramApi
{
    public static async Task<IResult> OfRequest(Guid id, string? format, CurrentCaller caller, CaseWork work, CancellationToken ct)
    {
        var look = await work.Look(id, caller.Caller, ct);
        if (look.Answer.Failure is { } failure) return failure.Problem();
        var file = look.File!;
        return Draw(file.Route, format, file.Request.Title, s => Shared.Shown.StateOf(file, s, file.Stages.First(r => r.StageId == s.Id)));
    }

    public static async Task<IResult> OfRoute(string key, int version, string? format, CurrentCaller caller, RouteDesk desk, RouteShelf shelf, CancellationToken ct)
    {
        if (RoutesApi.Denied(caller, Permissions.RouteRead) is { } denied) return denied;
        if (await desk.Find(key, version, ct) is null) return RouteDesk.NoRoute.Problem();
        var route = await shelf.Version(key, version, ct);
        return Draw(route, format, key, _ => StageState.Pending);
    }

    private static IResult Draw(Route route, string? format, string title, Func<Stage, StageState> state) => format switch
    {
        "mermaid" => Results.Text(MermaidExport.Write(route), "text/plain"),
        "bpmn" => Results.Text(new BpmnExport(route).Write(), "application/xml"),
        "json" => Results.Json(new { stages = route.Stages.Select(s => new { s.Id, state = state(s).ToString(), branches = s.Branches.Select(b => new { b.Id, steps = b.Steps.Select(x => x.Id) }) }) }, Answers.Json),
        "svg" or null => Results.Text(RouteDrawing.Svg(route, title, state), "image/svg+xml"),
        _ => Problems.Of(400, "bad-request"),
    };
}
