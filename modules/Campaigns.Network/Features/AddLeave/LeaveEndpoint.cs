using Campaigns.Kernel.Commands;
using Campaigns.Network.Domain;
using Campaigns.Network.Features.ListStaff;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Network.Features.AddLeave;

/// <summary>Body of <c>POST /api/v1/staff/{id}/leaves</c>; both days belong to the leave.</summary>
internal sealed record LeaveBody(DateOnly? From, DateOnly? To, string? Reason);

internal static class LeaveEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/staff/{id:guid}/leaves", Handle).RequireAuthorization(Permissions.WriteLeave)
            .Accepts<LeaveBody>("application/json").Produces<AddedLeave>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("AddLeave").WithSummary("Notes that a member of staff is away, and answers which events that touches.");

    private static async Task<IResult> Handle(Guid id, HttpContext context, StaffQuery staff, IHandler<AddLeave, AddedLeave> add, CancellationToken ct)
    {
        if (await staff.Find(id, ct) is null) return Problems.From([Refusals.NoSuchStaff]);
        var (body, problem) = await context.Body<LeaveBody>();
        if (problem is not null) return problem;
        return (await add.Handle(new(id, body!.From, body.To, body.Reason), ct)).Answer(leave => context.Created($"/staff/{id}/leaves/{leave.Id}", leave, version: 0));
    }
}
