using Campaigns.Approvals.Features.ExportRoute;
using Campaigns.Approvals.Features.FollowLink;
using Campaigns.Approvals.Features.Reports;
using Campaigns.Approvals.Features.Substitute;
using Campaigns.Approvals.Features.TestHost;
using Campaigns.Data.Paging;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Approvals.Features.Api;

/// <summary>The module's part of <c>/api/v1</c>. Who decides needs no permission, only to be asked; in the test host the header names the caller.</summary>
internal static class ApprovalsRoutes
{
    public static readonly ApiWords Words = new("bad-request", "validation", LongestKey: 64);

    public static void Map(IEndpointRouteBuilder routes, bool testing)
    {
        var api = routes.MapApi("Approvals").MapGroup("/approvals").AddEndpointFilter<CallerFilter>().WithMetadata(Words);
        Requests(api, testing);
        Items(api, testing);
        Routes(api, testing);
        Duties(api, testing);
        Links(routes.MapApi("Approvals").MapGroup("/approvals").WithMetadata(Words));
        if (testing) TestHostApi.Map(routes);
    }

    private static void Requests(RouteGroupBuilder api, bool testing)
    {
        Open(api.MapPost("/requests", RequestsApi.Submit).Accepts<SubmitBody>("application/json"), testing, "SubmitRequest", "Put a record up for approval");
        Open(api.MapGet("/requests", RequestsApi.List), testing, "ListRequests", "Requests you may read, the newest first");
        Open(api.MapGet("/requests/{id:guid}", RequestsApi.Get), testing, "GetRequest", "A request with its stages");
        Open(api.MapPost("/requests/{id:guid}/withdraw", RequestsApi.Withdraw).Accepts<CommentBody>(true, "application/json"), testing, "WithdrawRequest", "Take your request back");
        Open(api.MapPost("/requests/{id:guid}/resubmit", RequestsApi.Resubmit).Accepts<CommentBody>(true, "application/json"), testing, "ResubmitRequest", "Hand it in again after a return");
        Open(api.MapPost("/requests/{id:guid}/cancel", RequestsApi.Cancel).Accepts<CommentBody>(true, "application/json"), testing, "CancelRequest", "End it");
        Open(api.MapPost("/requests/{id:guid}/hold", RequestsApi.Hold).Accepts<CommentBody>(true, "application/json"), testing, "HoldRequest", "Stop its clocks");
        Open(api.MapPost("/requests/{id:guid}/release", RequestsApi.Release).Accepts<CommentBody>(true, "application/json"), testing, "ReleaseRequest", "Let it go on");
        Open(api.MapGet("/requests/{id:guid}/history", RequestsApi.History), testing, "GetHistory", "What happened, and whether the chain is whole");
        Open(api.MapGet("/requests/{id:guid}/diagram", DiagramApi.OfRequest), testing, "DrawRequest", "Its route with the present stage marked: svg, mermaid, bpmn or json");
        Open(api.MapGet("/requests/{id:guid}/actions", RequestsApi.Actions), testing, "GetActions", "Commands that followed");
        Open(api.MapGet("/requests/{id:guid}/comments", RequestsApi.Comments), testing, "GetComments", "Words beside the decisions");
        Open(api.MapPost("/requests/{id:guid}/comments", RequestsApi.AddComment).Accepts<TextBody>("application/json"), testing, "AddComment", "Say something without deciding");
        Open(api.MapPost("/requests/{id:guid}/attachments", RequestsApi.Attach).DisableAntiforgery(), testing, "AttachFile", "Put a file beside it");
    }

    private static void Items(RouteGroupBuilder api, bool testing)
    {
        Open(api.MapGet("/inbox", ItemsApi.Inbox).WithMetadata(CursorForm.ByInstant), testing, "GetInbox", "What waits for you");
        Open(api.MapGet("/inbox/count", ItemsApi.Count), testing, "CountInbox", "How many wait, and how many are late");
        Open(api.MapGet("/inbox/stream", ItemsApi.Stream), testing, "StreamInbox", "The counts as they change (server-sent events)");
        Open(api.MapPost("/inbox/decisions", ItemsApi.Bulk).Accepts<BulkBody>("application/json"), testing, "DecideMany", "Decide up to 100 items, each by itself");
        Open(api.MapGet("/work-items/{id:guid}", ItemsApi.Get), testing, "GetWorkItem", "An item with what it is about");
        Open(api.MapPost("/work-items/{id:guid}/decision", ItemsApi.Decide).Accepts<DecisionBody>("application/json"), testing, "DecideItem", "Approve, reject, return or abstain");
        Open(api.MapPost("/work-items/{id:guid}/retract", ItemsApi.Retract), testing, "RetractDecision", "Take your word back while the step is open");
        Open(api.MapPost("/work-items/{id:guid}/claim", ItemsApi.Claim), testing, "ClaimItem", "Tell colleagues that you look at it");
        Open(api.MapPost("/work-items/{id:guid}/unclaim", ItemsApi.Unclaim), testing, "UnclaimItem", "And that you do not");
        Open(api.MapPost("/work-items/{id:guid}/delegate", ItemsApi.Delegate).Accepts<DelegateBody>("application/json"), testing, "DelegateItem", "Lend it to a colleague");
        Open(api.MapPost("/work-items/{id:guid}/recall", ItemsApi.Recall), testing, "RecallItem", "Take it back from them");
        Open(api.MapPost("/work-items/{id:guid}/reassign", ItemsApi.Reassign).Accepts<ReassignBody>("application/json"), testing, "ReassignItem", "Move it to somebody else");
    }

    private static void Routes(RouteGroupBuilder api, bool testing)
    {
        Held(api.MapPost("/routes", RoutesApi.Post), testing, Permissions.RouteEdit, "CreateRoute", "A route as a draft");
        Held(api.MapGet("/routes", RoutesApi.List), testing, Permissions.RouteRead, "ListRoutes", "All routes");
        Held(api.MapGet("/routes/{key}", RoutesApi.One), testing, Permissions.RouteRead, "GetRoute", "A route with its versions");
        Held(api.MapPost("/routes/{key}/versions", RoutesApi.Copy), testing, Permissions.RouteEdit, "CopyRoute", "Its newest version as a draft");
        Held(api.MapGet("/routes/{key}/versions/{version:int}", RoutesApi.Version), testing, Permissions.RouteRead, "GetRouteVersion", "One version");
        Held(api.MapPut("/routes/{key}/versions/{version:int}", RoutesApi.Put), testing, Permissions.RouteEdit, "PutRouteVersion", "Write a draft");
        Held(api.MapPost("/routes/{key}/versions/{version:int}/validate", RoutesApi.Validate), testing, Permissions.RouteRead, "ValidateRoute", "What is wrong with it");
        Held(api.MapPost("/routes/{key}/versions/{version:int}/publish", RoutesApi.Publish), testing, Permissions.RoutePublish, "PublishRoute", "Let new requests take it");
        Held(api.MapPost("/routes/{key}/versions/{version:int}/retire", RoutesApi.Retire), testing, Permissions.RoutePublish, "RetireRoute", "Let no new request take it");
        Held(api.MapPost("/routes/{key}/versions/{version:int}/simulate", RoutesApi.Simulate), testing, Permissions.RouteRead, "SimulateRoute", "Who would decide, why, and when at the latest");
        Held(api.MapPost("/routes/{key}/versions/{version:int}/migrations", RoutesApi.Migrate), testing, Permissions.RouteMigrate, "MigrateRequests", "Move running requests to this version, or see what that would do");
        Held(api.MapGet("/routes/{key}/versions/{version:int}/diagram", DiagramApi.OfRoute), testing, Permissions.RouteRead, "DrawRoute", "Its picture: svg, mermaid, bpmn or json");
        Held(api.MapGet("/routes/export", RoutesApi.Export), testing, Permissions.RouteRead, "ExportRoutes", "Published routes as one bundle");
        Held(api.MapPost("/routes/import", RoutesApi.Import), testing, Permissions.RouteEdit, "ImportRoutes", "Routes of a bundle as drafts");
        Held(api.MapGet("/reports/time-in-stage", ReportsApi.TimeInStage), testing, Permissions.ReportRead, "ReportTimeInStage", "Working minutes in each step");
        Held(api.MapGet("/reports/bottlenecks", ReportsApi.Bottlenecks), testing, Permissions.ReportRead, "ReportBottlenecks", "Where requests wait the longest");
        Held(api.MapGet("/reports/overdue", ReportsApi.Overdue), testing, Permissions.ReportRead, "ReportOverdue", "What is late, by organisation");
    }

    private static void Duties(RouteGroupBuilder api, bool testing)
    {
        Open(api.MapGet("/substitutions", DutiesApi.Substitutions), testing, "ListSubstitutions", "Who stands in for whom");
        Open(api.MapPost("/substitutions", DutiesApi.Substitute).Accepts<SubstituteBody>("application/json"), testing, "ArrangeSubstitute", "Name who stands in");
        Open(api.MapDelete("/substitutions/{id:guid}", DutiesApi.Unsubstitute), testing, "EndSubstitution", "End it");
        Open(api.MapGet("/calendars/{key}", DutiesApi.Calendar), testing, "GetCalendar", "A working calendar");
        Held(api.MapPut("/calendars/{key}", DutiesApi.PutCalendar), testing, Permissions.CalendarEdit, "PutCalendar", "Write it; open deadlines follow");
        Held(api.MapGet("/incidents", DutiesApi.Incidents), testing, Permissions.Incidents, "ListIncidents", "What waits for a person");
        Held(api.MapPost("/incidents/{id:guid}/resolve", DutiesApi.Resolve).Accepts<ResolveBody>("application/json"), testing, Permissions.Incidents, "ResolveIncident", "Unblock it");
    }

    // Who holds the token needs no sign-in.
    private static void Links(RouteGroupBuilder api)
    {
        Said(api.MapGet("/schemas/route", RoutesApi.RouteSchema).AllowAnonymous(), "RouteSchema", "JSON Schema (2020-12) of routes");
        Said(api.MapGet("/schemas/bundle", RoutesApi.BundleSchema).AllowAnonymous(), "BundleSchema", "JSON Schema (2020-12) of several routes in one file");
        Said(api.MapGet("/links/{token:length(32)}", LinksApi.Get).AllowAnonymous(), "GetLink", "What a link is about; decides nothing");
        Said(api.MapPost("/links/{token:length(32)}", LinksApi.Post).AllowAnonymous(), "FollowLink", "Decide by link");
    }

    private static void Open(RouteHandlerBuilder endpoint, bool testing, string name, string summary) => Said(testing ? endpoint.AllowAnonymous() : endpoint.RequireAuthorization(), name, summary);

    private static void Held(RouteHandlerBuilder endpoint, bool testing, string permission, string name, string summary) =>
        Said(testing ? endpoint.AllowAnonymous() : endpoint.RequireAuthorization(permission), name, summary);

    private static void Said(RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName("Approvals" + name).WithSummary(summary).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
}
