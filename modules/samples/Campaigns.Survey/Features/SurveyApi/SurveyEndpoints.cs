using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Survey.Features.ShowResults;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Survey.Features.SurveyApi;

/// <summary><c>/api/v1/surveys</c>.</summary>
internal static class SurveyEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/surveys", List).RequireAuthorization(Permissions.ViewResults)
            .Produces<Paged<ResultRow>>()
            .WithName("ListSurveys").WithSummary("Results by event within the caller's area.");
        api.MapGet("/surveys/{eventId:guid}/answers", Answers).RequireAuthorization(Permissions.ViewResults)
            .Produces<Paged<AnswerRow>>()
            .WithName("ListSurveyAnswers").WithSummary("Answers on one event, in order of giving; without who gave them.");
        api.MapPost("/surveys/{eventId:guid}/answers", Give).AllowAnonymous().RequireRateLimiting(RateLimitPolicies.PublicPosts)
            .Accepts<FeedbackBody>("application/json").Produces<GivenAnswer>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("GiveFeedback").WithSummary("Feedback on an event that has begun, until 30 days after its end.");
    }

    private static async Task<IResult> List(int? limit, string? cursor, ResultsQuery query, CancellationToken ct) => (await query.Results(limit, cursor, ct)).List();

    private static async Task<IResult> Answers(Guid eventId, int? limit, string? cursor, ResultsQuery query, CancellationToken ct) => (await query.Answers(eventId, limit, cursor, ct)).List();

    private static async Task<IResult> Give(Guid eventId, HttpContext context, IHandler<GiveFeedback.GiveFeedback, Guid> give, CancellationToken ct)
    {
        var (body, problem) = await context.Body<FeedbackBody>();
        if (problem is not null) return problem;
        var given = await give.Handle(new(eventId, body!.Score, body.Comment, body.FullName, body.Phone, body.Consent ?? false), ct);
        return given.Answer(id => context.Created($"/surveys/{eventId}/answers", new GivenAnswer(id), 0));
    }
}

/// <param name="Score">1 (poor) to 5 (very good).</param>
/// <param name="Comment">At most 2,000 characters.</param>
/// <param name="FullName">With a phone only.</param>
/// <param name="Phone">Of who wishes to be called back.</param>
/// <param name="Consent">To keep name and phone for that.</param>
internal sealed record FeedbackBody(int? Score, string? Comment, string? FullName, string? Phone, bool? Consent);

/// <param name="Id">The answer.</param>
internal sealed record GivenAnswer(Guid Id);
