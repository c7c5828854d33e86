using System.Text.Json;
using System.Text.Json.Serialization;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Kernel.Commands;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Insurance.Features.QuoteContribution;

/// <summary><c>POST /api/v1/contribution-quotes</c>: open to everybody, stores nothing.</summary>
internal static class QuoteEndpoint
{
    private static readonly JsonSerializerOptions Json = new(Api.Json) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/contribution-quotes", Quote)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimitPolicies.PublicPosts)
        .Accepts<QuoteBody>("application/json")
        .Produces<QuoteAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .WithName("QuoteContribution")
        .WithSummary("What a person or a household pays by the rules of the day of payment, with the arithmetic and its sources.");

    private static async Task<IResult> Quote(HttpContext context, RuleShelf shelf, RuleWords words, CancellationToken ct)
    {
        var (body, problem) = await context.Body<QuoteBody>();
        if (problem is not null) return problem;

        var input = body!.Read();
        if (!input.Succeeded) return Problems.From(input.Failures);

        var quote = (await shelf.Book(ct)).Quote(input.Value);
        return quote.Succeeded ? Results.Json(QuoteAnswer.Of(quote.Value, words.Say), Json) : Refused(quote.Failures);
    }

    /// <summary>A refusal of the law carries the law's own code, also where it is about one field.</summary>
    public static IResult Refused(IReadOnlyList<Failure> failures) => Problems.From(failures, code: Refusals.LawCode(failures[0]));
}
