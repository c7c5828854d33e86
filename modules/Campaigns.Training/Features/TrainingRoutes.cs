using Campaigns.Training.Features.Assess;
using Campaigns.Training.Features.Badges;
using Campaigns.Training.Features.ChangeSession;
using Campaigns.Training.Features.EnrolMyself;
using Campaigns.Training.Features.IssueCertificate;
using Campaigns.Training.Features.KeepCourses;
using Campaigns.Training.Features.KeepList;
using Campaigns.Training.Features.PlanSession;
using Campaigns.Training.Features.VerifyCertificate;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Training.Features;

/// <summary>The module's part of <c>/api/v1</c>.</summary>
internal static class TrainingRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("Training");
        Courses(api);
        Sessions(api);
        Certificates(api);
        Badges(api);
    }

    private static void Badges(RouteGroupBuilder api)
    {
        api.MapGet("/badges/issuer", BadgesApi.Issuer).AllowAnonymous().WithSummary("Who issues badges (Open Badges 3.0 Profile)");
        api.MapGet("/badges/keys", BadgesApi.Keys).AllowAnonymous().WithSummary("Public keys badges are verified with (JWK set)");
        api.MapGet("/badges/achievements/{course}", BadgesApi.Achievement).AllowAnonymous().ProducesProblem(404).WithSummary("What a badge stands for");
        api.MapGet("/badges/status/{course}/{purpose}", BadgesApi.Status).AllowAnonymous().ProducesProblem(404).WithSummary("Which badges are revoked or suspended (Bitstring Status List)");
        api.MapGet("/badges/{code}", BadgesApi.Badge).AllowAnonymous().RequireRateLimiting(RateLimitPolicies.PublicLookups).ProducesProblem(404).ProducesProblem(429)
            .WithSummary("A certificate as signed badge");
    }

    private static void Courses(RouteGroupBuilder api)
    {
        Problematic(api.MapGet("/courses", CoursesApi.List)).RequireAuthorization(Permissions.View).Produces<CourseList>().WithSummary("The catalogue");
        Problematic(api.MapPost("/courses", CoursesApi.Post)).RequireAuthorization(Permissions.Manage).Accepts<CourseBody>("application/json").Produces<CourseResource>(201)
            .WithSummary("A course more in the catalogue");
        Problematic(api.MapGet("/courses/{id:guid}", CoursesApi.Get)).RequireAuthorization(Permissions.View).Produces<CourseResource>().WithSummary("One course");
        Problematic(api.MapPost("/courses/{id:guid}/versions", CoursesApi.Revise)).RequireAuthorization(Permissions.Manage).Accepts<CourseBody>("application/json")
            .Produces<CourseResource>(201).WithSummary("A new version from now on; certificates keep theirs");
        Problematic(api.MapGet("/courses/{id:guid}/sessions", SessionsApi.List)).RequireAuthorization(Permissions.View).Produces<SessionList>().WithSummary("Classes of a course");
        Problematic(api.MapPost("/courses/{id:guid}/sessions", SessionsApi.Post)).RequireAuthorization(Permissions.Teach).Accepts<SessionBody>("application/json")
            .Produces<SessionResource>(201).WithSummary("Plans a class");
    }

    private static void Sessions(RouteGroupBuilder api)
    {
        Problematic(api.MapGet("/sessions/{id:guid}", SessionsApi.Get)).RequireAuthorization(Permissions.View).Produces<SessionResource>().WithSummary("One class");
        Problematic(api.MapGet("/sessions/{id:guid}/participants", ListApi.Get)).RequireAuthorization(Permissions.ViewCertificates).Produces<ParticipantList>()
            .WithSummary("The list of a class: those of the caller's places");
        Problematic(api.MapPost("/sessions/{id:guid}/participants", ListApi.Post)).RequireAuthorization(Permissions.Nominate).Accepts<NominateBody>("application/json")
            .Produces<ParticipantList>(201).WithSummary("Puts somebody on the list: a place, or the waitlist");
        Problematic(api.MapPut("/sessions/{id:guid}", ChangeSessionApi.Put)).RequireAuthorization(Permissions.Teach).Accepts<SessionBody>("application/json")
            .Produces<SessionResource>().WithSummary("Another time, place or number of places; those who are coming are told of the first two");
        Problematic(api.MapPost("/sessions/{id:guid}/cancel", ChangeSessionApi.Cancel)).RequireAuthorization(Permissions.Teach).Accepts<CancelBody>("application/json")
            .Produces<SessionResource>().WithSummary("It is not held; those who were coming are told why");
        Problematic(api.MapPut("/sessions/{id:guid}/participants/me", MyPlaceApi.Put)).RequireAuthorization(Permissions.View).Produces<MyPlaceResource>()
            .WithSummary("Puts oneself on the list of a class that is open for it: a place, or the waitlist");
        Problematic(api.MapDelete("/sessions/{id:guid}/participants/me", MyPlaceApi.Delete)).RequireAuthorization(Permissions.View).Produces(204)
            .WithSummary("Takes oneself off a list one put oneself on");
        Problematic(api.MapPut("/sessions/{id:guid}/attendance", ListApi.Attendance)).RequireAuthorization(Permissions.Teach).Accepts<List<PresenceBody>>("application/json")
            .Produces<ParticipantList>().WithSummary("Notes who came");
        Problematic(api.MapPost("/assessments", AssessmentsApi.Post)).RequireAuthorization(Permissions.Teach).Accepts<AssessmentBody>("application/json")
            .Produces<AssessmentResource>(201).WithSummary("Takes a score down");
        Problematic(api.MapGet("/assessments/{id:guid}", AssessmentsApi.Get)).RequireAuthorization(Permissions.ViewCertificates).Produces<AssessmentResource>().WithSummary("One score");
        Problematic(api.MapPatch("/assessments/{id:guid}", AssessmentsApi.Patch)).RequireAuthorization(Permissions.Teach).Accepts<CorrectionBody>("application/json")
            .Produces<AssessmentResource>().WithSummary("Corrects a score, with a reason");
    }

    private static void Certificates(RouteGroupBuilder api)
    {
        api.MapGet("/certificates/{code}", VerifyApi.Get).AllowAnonymous().RequireRateLimiting(RateLimitPolicies.PublicLookups).Produces<VerifiedResource>().ProducesProblem(404).ProducesProblem(429)
            .WithSummary("Whether a certificate proves anything today; for anybody who has its code");
        Problematic(api.MapPost("/certificates", CertificatesApi.Issue)).RequireAuthorization(Permissions.Certify).Accepts<IssueBody>("application/json")
            .Produces<CertificateResource>(201).Produces<WaitingResource>(202).WithSummary("Certifies who has met what the course asks");
        Problematic(api.MapPost("/certificates/{code}/renew", CertificatesApi.Renew)).RequireAuthorization(Permissions.Certify).Produces<CertificateResource>(201).Produces<WaitingResource>(202)
            .WithSummary("A new certificate in its place");
        Problematic(api.MapPost("/certificates/{code}/revoke", CertificatesApi.Revoke)).RequireAuthorization(Permissions.Withdraw).Accepts<WithdrawBody>("application/json")
            .Produces<CertificateResource>().WithSummary("It proves nothing any more");
        Problematic(api.MapPost("/certificates/{code}/suspend", CertificatesApi.Suspend)).RequireAuthorization(Permissions.Withdraw).Accepts<WithdrawBody>("application/json")
            .Produces<CertificateResource>().WithSummary("It proves nothing for a while");
        Problematic(api.MapPost("/certificates/{code}/lift", CertificatesApi.Lift)).RequireAuthorization(Permissions.Withdraw).Accepts<WithdrawBody>("application/json")
            .Produces<CertificateResource>().WithSummary("Ends a suspension");
    }

    private static RouteHandlerBuilder Problematic(RouteHandlerBuilder endpoint) => endpoint.ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
        .ProducesProblem(409).ProducesProblem(412).ProducesProblem(415).ProducesProblem(422);

    // Shapes of the lists, for the OpenAPI document.
    private sealed record CourseList(IReadOnlyList<CourseResource> Items, string? Next);

    private sealed record SessionList(IReadOnlyList<SessionResource> Items, string? Next);

    private sealed record ParticipantList(IReadOnlyList<ParticipantResource> Items, string? Next);
}
