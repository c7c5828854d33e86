using System.Linq.Expressions;
using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Venues;

/// <summary>A hall as the API answers it.</summary>
internal sealed record VenueResource(Guid Id, string Name, string Address, string UnitCode, double? Lat, double? Lon, int? Capacity, IReadOnlyList<string> Equipment, string? Contact, IReadOnlyList<ClosedDays> Closed);

/// <summary>A hall with the version it was read in.</summary>
internal sealed record VenueCard(VenueResource Venue, int Version);

/// <summary>Reads halls within the actor's sight.</summary>
internal sealed class ListVenuesQuery(EventsDbContext db, IActor actor)
{
    private static readonly Expression<Func<Venue, VenueResource>> Resource =
        v => new VenueResource(v.Id, v.Name, v.Address, v.UnitCode, v.Lat, v.Lon, v.Capacity, v.Equipment, v.Contact, v.Closed);

    public async Task<Paged<VenueResource>> Page(string? search, int? limit, string? cursor, CancellationToken ct)
    {
        var venues = db.Venues.AsNoTracking().Within(actor, Permissions.View);
        foreach (var word in ListEventsQuery.Words(search)) venues = venues.Where(v => v.SearchText.Contains(word));
        var page = await venues.PageById(limit, cursor, Resource, ct);
        return page with { Items = [.. page.Items.Select(Shown)] };
    }

    public async Task<VenueCard?> One(Guid id, CancellationToken ct) => await db.Venues.AsNoTracking().Within(actor, Permissions.View).Where(v => v.Id == id)
        .Select(v => new VenueCard(new VenueResource(v.Id, v.Name, v.Address, v.UnitCode, v.Lat, v.Lon, v.Capacity, v.Equipment, v.Contact, v.Closed), v.Version)).SingleOrDefaultAsync(ct) is { } found ? found with { Venue = Shown(found.Venue) } : null;

    // Whoever opens a hall gave their number to those who plan.
    private VenueResource Shown(VenueResource venue) => actor.Has(Permissions.Plan) ? venue : venue with { Contact = null };
}
