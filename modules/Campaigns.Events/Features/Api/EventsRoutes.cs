using Campaigns.Data.Paging;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Events.Features.Venues;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Events.Features.Api;

/// <summary>The module's part of <c>/api/v1</c>.</summary>
internal static class EventsRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("Events");
        Problematic(api.MapGet("/events", EventsApi.List).WithMetadata(CursorForm.ByInstant)).RequireAuthorization(Permissions.View).Produces<EventList>();
        Problematic(api.MapPost("/events", EventsApi.Post)).RequireAuthorization(Permissions.Plan).Accepts<EventInput>("application/json").Produces<EventResource>(201);
        Problematic(api.MapGet("/events/{id:guid}", EventsApi.Get)).RequireAuthorization(Permissions.View).Produces<EventResource>();
        Problematic(api.MapPatch("/events/{id:guid}", EventsApi.Patch)).RequireAuthorization(Permissions.Plan).Accepts<EventInput>("application/json").Produces<EventResource>();
        Problematic(api.MapGet("/events/{id:guid}/conflicts", EventsApi.Conflicts)).RequireAuthorization(Permissions.View).Produces<IReadOnlyList<ConflictResource>>();
        Problematic(api.MapGet("/events/{id:guid}/substitutes", SubstitutesApi.List)).RequireAuthorization(Permissions.Plan).Produces<SubstituteList>();
        Problematic(api.MapPost("/events/{id:guid}/substitute", SubstitutesApi.Post)).RequireAuthorization(Permissions.Plan).Accepts<SubstituteInput>("application/json").Produces<EventResource>();
        Invitations(api);
        Verbs(api);
        Venues(routes.MapApi("Venues"));
    }

    private static void Verbs(RouteGroupBuilder api)
    {
        Verb<ReasonInput>(api.MapPost("/events/{id:guid}/submit", VerbsApi.Submit), Permissions.Plan);
        Verb<ReasonInput>(api.MapPost("/events/{id:guid}/publish", VerbsApi.Publish), Permissions.Publish);
        Verb<RescheduleInput>(api.MapPost("/events/{id:guid}/reschedule", VerbsApi.Reschedule), Permissions.Plan);
        Verb<CancelInput>(api.MapPost("/events/{id:guid}/cancel", VerbsApi.Cancel), Permissions.Cancel);
        Verb<CancelInput>(api.MapPost("/events/{id:guid}/postpone", VerbsApi.Postpone), Permissions.Cancel);
        Problematic(api.MapPost("/events/{id:guid}/report", VerbsApi.Report)).RequireAuthorization(Permissions.Plan).Accepts<ReportInput>(isOptional: true, "application/json").Produces<EventResource>();
        Problematic(api.MapPost("/events/{id:guid}/complete", VerbsApi.Complete)).RequireAuthorization(Permissions.Publish).Produces<EventResource>();
    }

    // Also any other type is let through to be refused behind the permission and the record: the order of refusals is a promise.
    private static void Invitations(RouteGroupBuilder api)
    {
        Problematic(api.MapGet("/events/{id:guid}/invitations", InvitationsApi.List)).RequireAuthorization(Permissions.Plan).Produces<InvitationList>();
        Problematic(api.MapPost("/events/{id:guid}/invitations", InvitationsApi.Post)).RequireAuthorization(Permissions.Plan).Accepts<InvitationInput>("application/json").Produces<InvitedResource>().Produces<InvitedResource>(201);
        Problematic(api.MapPost("/events/{id:guid}/invitations/import", InvitationsApi.Import)).RequireAuthorization(Permissions.Plan).DisableAntiforgery()
            .Accepts<IFormFile>("multipart/form-data", "*/*").Produces<InvitedResource>().Produces<InvitedResource>(201).ProducesProblem(413);
    }

    private static void Venues(RouteGroupBuilder api)
    {
        Problematic(api.MapGet("/venues", VenuesApi.List)).RequireAuthorization(Permissions.View).Produces<VenueList>();
        Problematic(api.MapPost("/venues", VenuesApi.Post)).RequireAuthorization(Permissions.Plan).Accepts<VenueInput>("application/json").Produces<VenueResource>(201);
        Problematic(api.MapGet("/venues/{id:guid}", VenuesApi.Get)).RequireAuthorization(Permissions.View).Produces<VenueResource>();
        Problematic(api.MapPatch("/venues/{id:guid}", VenuesApi.Patch)).RequireAuthorization(Permissions.Plan).Accepts<VenueInput>("application/json").Produces<VenueResource>();
    }

    private static void Verb<TBody>(RouteHandlerBuilder endpoint, string permission)
        where TBody : notnull =>
        Problematic(endpoint).RequireAuthorization(permission).Accepts<TBody>(isOptional: true, "application/json").Produces<EventResource>();

    private static RouteHandlerBuilder Problematic(RouteHandlerBuilder endpoint) => endpoint.ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
        .ProducesProblem(409).ProducesProblem(412).ProducesProblem(415).ProducesProblem(422);

    // Shapes of the lists, for the OpenAPI document.
    private sealed record EventList(IReadOnlyList<EventResource> Items, string? Next);

    private sealed record SubstituteList(IReadOnlyList<SubstituteResource> Items, string? Next);

    private sealed record InvitationList(IReadOnlyList<InvitationResource> Items, string? Next);

    private sealed record VenueList(IReadOnlyList<VenueResource> Items, string? Next);
}
