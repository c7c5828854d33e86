using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ChangeEvent;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Jobs;

/// <summary>Give one event the people a search proposes for it.</summary>
internal sealed record ProposalToTake(Guid RunId, Guid EventId);

/// <summary>Writes them into the event by its own rules; what is refused leaves it as it is, and shows on the search's page as not taken. Again changes nothing.</summary>
internal sealed class PutInPlace(EventsDbContext db, IHandler<ChangeEvent, Done> change) : IJob<ProposalToTake>
{
    public async Task Run(ProposalToTake args, CancellationToken ct)
    {
        if (await db.Assignments.AsNoTracking().SingleOrDefaultAsync(r => r.Id == args.RunId, ct) is not { } run) return;
        if (await db.Events.AsNoTracking().IgnoreAutoIncludes().Include(e => e.Staff).SingleOrDefaultAsync(e => e.Id == args.EventId, ct) is not { PublishedAt: null } about) return;
        var proposed = ProposedSeat.Read(run.Proposal).Where(s => s.EventId == args.EventId && s.StaffId is not null).ToList();
        var presenters = Filled(about.Presenters, proposed, EventRole.Presenter);
        var desk = Filled(about.Desk, proposed, EventRole.Desk);
        if (presenters is not null || desk is not null) await change.Handle(new(args.EventId, new() { PresenterIds = presenters, DeskStaffIds = desk }, about.Version), ct);
    }

    // Only a place that is still empty: whoever was named meanwhile stays.
    private static IReadOnlyList<Guid>? Filled(IReadOnlyList<Guid> there, List<ProposedSeat> proposed, EventRole role) =>
        there.Count == 0 && proposed.Find(s => s.Role == role) is { } seat ? [seat.StaffId!.Value] : null;
}
