using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;

namespace Campaigns.Events.Features.Venues;

/// <summary>A hall more in the list.</summary>
internal sealed record AddVenue(VenueInput Input) : ICommand<Guid>
{
    public IEnumerable<Failure> Check() => [.. Input.Missing(), .. Input.Wrong()];
}

internal sealed class AddVenueHandler(EventsDbContext db, VenueFactsReader facts, IAudit audit) : IHandler<AddVenue, Guid>
{
    public async Task<Result<Guid>> Handle(AddVenue command, CancellationToken ct)
    {
        var read = await facts.Read(command.Input, ct);
        if (!read.Succeeded) return read.Refused<Guid>();
        var venue = Venue.Add(read.Value);
        db.Add(venue);
        audit.Note("events.venue-added", new RecordRef("events.venue", venue.Id));
        await db.SaveChangesAsync(ct);
        return venue.Id;
    }
}

/// <summary>Finds the place of a hall and makes sure that the planner may plan there.</summary>
internal sealed class VenueFactsReader(IUnits units, IActor actor, TimeProvider clock)
{
    public async Task<Result<VenueFacts>> Read(VenueInput input, CancellationToken ct)
    {
        if (await units.Find(input.UnitCode!, clock.Today(), ct) is not { } unit) return Refusals.UnitUnknown;
        if (!actor.Has(Permissions.Plan, new Scope(unit.Path))) return Refusals.NotYourPlace;
        IReadOnlyList<string> things = [.. (input.Equipment ?? []).Select(t => t.Replace('\n', ' ').Trim()).Where(t => t.Length > 0)];
        return new VenueFacts(input.Name!.Trim(), input.Address?.Trim() ?? "", unit.Code, unit.Path, input.Lat, input.Lon, input.Capacity, things,
            string.IsNullOrWhiteSpace(input.Contact) ? null : input.Contact.Trim(), [.. (input.Closed ?? []).Distinct().OrderBy(d => d.From).ThenBy(d => d.To)]);
    }
}
