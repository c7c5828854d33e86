using Campaigns.Events.Domain;
using Campaigns.Events.Features.Venues;
using Campaigns.Kernel.Commands;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Events.Features.Api;

/// <summary>Halls.</summary>
internal static class VenuesApi
{
    public static async Task<IResult> List(ListVenuesQuery venues, string? q, int? limit, string? cursor, CancellationToken ct) => (await venues.Page(q, limit, cursor, ct)).List();

    public static async Task<IResult> Get(HttpContext http, Guid id, ListVenuesQuery venues, CancellationToken ct) =>
        await venues.One(id, ct) is { } found ? http.Resource(found.Venue, found.Version) : Problems.From([Refusals.NoSuchVenue]);

    public static async Task<IResult> Post(HttpContext http, IHandler<AddVenue, Guid> add, ListVenuesQuery venues, CancellationToken ct)
    {
        var (body, problem) = await http.Body<VenueInput>();
        if (problem is not null) return problem;
        var added = await add.Handle(new(body!), ct);
        if (!added.Succeeded) return Problems.From(added.Failures);
        var found = (await venues.One(added.Value, ct))!;
        return http.Created($"/venues/{added.Value}", found.Venue, found.Version);
    }

    public static async Task<IResult> Patch(HttpContext http, Guid id, IHandler<ChangeVenue, Done> change, ListVenuesQuery venues, CancellationToken ct)
    {
        if (await venues.One(id, ct) is null) return Problems.From([Refusals.NoSuchVenue]);
        var (body, problem) = await http.Body<VenueInput>();
        if (problem is not null) return problem;
        var changed = await change.Handle(new(id, body!, http.IfMatch()), ct);
        return changed.Succeeded ? await Get(http, id, venues, ct) : Problems.From(changed.Failures);
    }
}
