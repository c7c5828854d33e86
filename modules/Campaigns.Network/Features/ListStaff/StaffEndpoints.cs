using Campaigns.Data.Paging;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Network.Features.ListStaff;

/// <summary>A member of staff as the API shows them.</summary>
internal sealed record StaffResource(Guid Id, string Name, string Office, string UnitCode, IReadOnlyList<string> Roles, IReadOnlyList<StaffCertificate> Certificates);

/// <summary><c>GET /api/v1/staff</c> and <c>/staff/{id}</c>.</summary>
internal static class StaffEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/staff", List).WithMetadata(CursorForm.ByName).RequireAuthorization(Permissions.ViewStaff)
            .Produces<Paged<StaffResource>>()
            .WithName("ListStaff").WithSummary("Staff of the caller's area, by name. q: a name, marks ignored; unit: a unit of any level valid today.");
        api.MapGet("/staff/{id:guid}", Show).RequireAuthorization(Permissions.ViewStaff)
            .Produces<StaffResource>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("ShowStaff").WithSummary("One member of staff.");
    }

    private static async Task<IResult> List(string? q, string? unit, int? limit, string? cursor, StaffQuery staff, Certificates certificates, CancellationToken ct)
    {
        var page = await staff.Page(new(q, unit, null, null, limit, cursor), ct);
        var held = await certificates.Today([.. page.Items.Select(row => row.Id)], ct);
        return new Paged<StaffResource>([.. page.Items.Select(row => Resource(row, held))], page.Next).List();
    }

    private static async Task<IResult> Show(Guid id, HttpContext context, StaffQuery staff, Certificates certificates, CancellationToken ct) =>
        await staff.Find(id, ct) is var (row, person)
            ? context.Resource(Resource(row, await certificates.Today([id], ct)), person.Version)
            : Problems.From([Domain.Refusals.NoSuchStaff]);

    private static StaffResource Resource(StaffRow row, IReadOnlyDictionary<Guid, IReadOnlyList<StaffCertificate>> held) =>
        new(row.Id, row.FullName, row.Office, row.UnitCode, row.Roles, held.GetValueOrDefault(row.Id, []));
}
