using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AssignSeason;
using Campaigns.Events.Features.ChangeEvent;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Jobs;

/// <summary>Give one event the people a search proposes for it.</summary>
/// <param name="Seats">Null: all that are proposed.</param>
internal sealed record ProposalToTake(Guid RunId, Guid EventId, IReadOnlyList<SeatToTake>? Seats = null);

/// <summary>Writes them into the event by its own rules; what is refused leaves it as it is, and shows on the search's page as not taken. Again changes nothing.</summary>
internal sealed class PutInPlace(EventsDbContext db, FormatCatalog formats, IHandler<ChangeEvent, Done> change) : IJob<ProposalToTake>
{
    public async Task Run(ProposalToTake args, CancellationToken ct)
    {
        if (await db.Assignments.AsNoTracking().SingleOrDefaultAsync(r => r.Id == args.RunId, ct) is not { } run) return;
        if (await db.Events.AsNoTracking().IgnoreAutoIncludes().Include(e => e.Staff).SingleOrDefaultAsync(e => e.Id == args.EventId, ct) is not { PublishedAt: null } about) return;
        var proposed = args.Seats ?? [.. ProposedSeat.Read(run.Proposal).Where(s => s.EventId == args.EventId && s.StaffId is not null).Select(s => new SeatToTake(s.EventId, s.Role, s.StaffId!.Value))];
        var format = formats.Find(about.Format);
        var presenters = Filled(about.Presenters, proposed, EventRole.Presenter, format);
        var desk = Filled(about.Desk, proposed, EventRole.Desk, format);
        if (presenters is not null || desk is not null) await change.Handle(new(args.EventId, new() { PresenterIds = presenters, DeskStaffIds = desk }, about.Version), ct);
    }

    // Only places that are still empty: whoever was named meanwhile stays.
    private static IReadOnlyList<Guid>? Filled(IReadOnlyList<Guid> there, IReadOnlyList<SeatToTake> proposed, EventRole role, EventFormat? format)
    {
        List<Guid> added = [.. proposed.Where(s => s.Role == role).Select(s => s.StaffId).Except(there).Take(Math.Max(0, format.Needs(role) - there.Count))];
        return added.Count > 0 ? [.. there, .. added] : null;
    }
}
