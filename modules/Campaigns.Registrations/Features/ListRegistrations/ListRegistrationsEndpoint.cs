using Campaigns.Registrations.Data;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.ListRegistrations;

/// <summary><c>GET /registrations</c> and <c>GET /registrations/{id}</c>.</summary>
internal static class ListRegistrationsEndpoint
{
    public static async Task<IResult> List(RegistrationsDbContext db, RegistrationsQuery query, [FromQuery(Name = "event")] string? offering, string? q, string? status,
        int? limit, string? cursor, CancellationToken ct)
    {
        Guid? roster = null;
        if (!string.IsNullOrEmpty(offering))
        {
            roster = Guid.TryParse(offering, out var id) ? id : await db.Rosters.Where(r => r.Slug == offering).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct) ?? Guid.Empty;
        }

        var page = await query.Page(roster, new() { Q = q, Status = status }, limit, cursor, Permissions.View, ct);
        return Results.Json(new RegistrationList([.. page.Items.Select(query.Show)], page.Next), Api.Json);
    }

    public static Task<IResult> One(Guid id, HttpContext http, RegistrationsQuery query) => query.Answer(http, id, Permissions.View);
}
