using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Features.CancelEnrolment;
using Campaigns.Insurance.Features.ListEnrolments;
using Campaigns.Insurance.Features.QuoteContribution;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Insurance.Features.EnrolPerson;

/// <summary><c>/api/v1/enrolments</c>.</summary>
internal static class EnrolmentEndpoints
{
    /// <summary>Refusals of the law keep their own code, also inside an enrolment.</summary>
    private static readonly HashSet<string> Law = ["INCOME_BELOW_FLOOR", "INCOME_ABOVE_CEILING", "FUND_RATE_MISSING", "BACKPAY_TOO_LONG"];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/enrolments", Enrol).RequireAuthorization(Permissions.EnrolmentsWrite)
            .Accepts<EnrolBody>("application/json").Produces<EnrolAnswer>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("EnrolPerson").WithSummary("Enrols a person in a product; cash-now writes the receipt in the caller's book.");
        api.MapGet("/enrolments", List).RequireAuthorization(Permissions.EnrolmentsRead)
            .Produces<Paged<EnrolmentRow>>()
            .WithName("ListEnrolments").WithSummary("Enrolments within the caller's area, in order of making.");
        api.MapGet("/enrolments/{id:guid}", Show).RequireAuthorization(Permissions.EnrolmentsRead)
            .Produces<EnrolmentRow>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("ShowEnrolment").WithSummary("One enrolment.");
        api.MapPost("/enrolments/{id:guid}/cancel", Cancel).RequireAuthorization(Permissions.EnrolmentsWrite)
            .Produces<EnrolmentRow>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithName("CancelEnrolment").WithSummary("Cancels an enrolment for which no money was received.");
    }

    private static async Task<IResult> Enrol(HttpContext context, IHandler<EnrolPerson, EnrolledPerson> enrol, CancellationToken ct)
    {
        var (body, problem) = await context.Body<EnrolBody>();
        if (problem is not null) return problem;

        var command = body!.Read();
        if (!command.Succeeded) return Problems.From(command.Failures);

        var enrolled = await enrol.Handle(command.Value, ct);
        if (!enrolled.Succeeded)
            return Law.Contains(Refusals.LawCode(enrolled.Failures[0])) ? QuoteEndpoint.Refused(enrolled.Failures) : Problems.From(enrolled.Failures);

        var made = enrolled.Value;
        return context.Created($"/enrolments/{made.Id}", new EnrolAnswer(made.Id, StatusWords.Of(made.Status), made.Payable, null, made.ReceiptNumber), made.Version);
    }

    private static async Task<IResult> List([AsParameters] EnrolmentFilter filter, ListEnrolmentsQuery query, CancellationToken ct) =>
        (await query.Page(filter, ct)).List();

    private static async Task<IResult> Show(Guid id, HttpContext context, ListEnrolmentsQuery query, CancellationToken ct) =>
        await query.Find(id, Permissions.EnrolmentsRead, ct) is var (row, version) ? context.Resource(row, version) : Problems.From([EnrolmentRefusals.NoSuchEnrolment]);

    private static async Task<IResult> Cancel(Guid id, HttpContext context, IHandler<CancelEnrolment.CancelEnrolment, Done> cancel, ListEnrolmentsQuery query, CancellationToken ct)
    {
        if (await query.Find(id, Permissions.EnrolmentsWrite, ct) is not var (_, version)) return Problems.From([EnrolmentRefusals.NoSuchEnrolment]);
        if (context.Precondition(version) is { } stale) return stale;

        var cancelled = await cancel.Handle(new(id), ct);
        if (!cancelled.Succeeded) return Problems.From(cancelled.Failures);

        var (row, now) = (await query.Find(id, Permissions.EnrolmentsWrite, ct))!.Value;
        return context.Resource(row, now);
    }
}

/// <param name="Id">The enrolment.</param>
/// <param name="Status">Its status.</param>
/// <param name="Payable">Đồng of the first payment.</param>
/// <param name="CollectionId">The collection at home, where one was opened.</param>
/// <param name="ReceiptNumber">The receipt, where money was taken at once.</param>
internal sealed record EnrolAnswer(Guid Id, string Status, long Payable, Guid? CollectionId, string? ReceiptNumber);
