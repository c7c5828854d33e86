using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Venues;

/// <summary>Other facts about a hall; what is null stays.</summary>
/// <param name="Version">The version the writer read; null to write over any.</param>
internal sealed record ChangeVenue(Guid Id, VenueInput Input, int? Version) : ICommand<Done>
{
    public IEnumerable<Failure> Check() => Input.Wrong();
}

internal sealed class ChangeVenueHandler(EventsDbContext db, VenueFactsReader facts, IActor actor, IAudit audit) : IHandler<ChangeVenue, Done>
{
    public async Task<Result<Done>> Handle(ChangeVenue command, CancellationToken ct)
    {
        if (await db.Venues.Within(actor, Permissions.Plan).SingleOrDefaultAsync(v => v.Id == command.Id, ct) is not { } venue) return Refusals.NoSuchVenue;
        var read = await facts.Read(command.Input.Over(venue), ct);
        if (!read.Succeeded) return read.Refused<Done>();
        if (command.Version is { } version && version != venue.Version) return Refusals.ChangedUnderneath;
        venue.Describe(read.Value);
        audit.Note("events.venue-changed", new RecordRef("events.venue", venue.Id));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody was quicker between reading and saving.
            return Refusals.ChangedUnderneath;
        }

        return Done.It;
    }
}
