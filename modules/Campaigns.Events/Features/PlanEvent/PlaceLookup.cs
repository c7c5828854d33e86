using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.PlanEvent;

/// <summary>Where an event is to be, looked up.</summary>
/// <param name="Added">The hall is new and still has to be stored.</param>
internal sealed record FoundPlace(EventPlace Place, Venue? Venue, bool Added);

/// <summary>Finds unit and hall, and makes sure that the planner may plan there.</summary>
internal sealed class PlaceLookup(EventsDbContext db, IUnits units, IActor actor)
{
    public async Task<Result<FoundPlace>> Find(EventInput input, CancellationToken ct)
    {
        if (await units.Find(input.UnitCode!, input.StartsAt!.Value.LocalDate(), ct) is not { } unit) return Refusals.UnitUnknown;
        if (!actor.Has(Permissions.Plan, new Scope(unit.Path))) return Refusals.NotYourPlace;

        var venue = input.Venue is { } described ? New(described, unit) : await Known(input.VenueId, ct);
        if (venue is null && input.VenueId is not null) return Refusals.VenueUnknown;
        return new FoundPlace(new(unit.Code, unit.Name, unit.FullName, unit.Path, venue?.Id), venue, input.Venue is not null);
    }

    private async Task<Venue?> Known(Guid? id, CancellationToken ct) =>
        id is null ? null : await db.Venues.Within(actor, Permissions.View).AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, ct);

    private static Venue New(InlineVenue hall, Unit unit) =>
        Venue.Add(new(hall.Name!.Trim(), hall.Address?.Trim() ?? "", unit.Code, unit.Path, hall.Lat, hall.Lon, null, []));
}
