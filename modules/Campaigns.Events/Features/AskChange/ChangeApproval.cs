using Campaigns.Approvals.Contracts;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Jobs;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AskChange;

/// <summary>Whether others must approve a move or cancellation first, and asking them. Force majeure, the emergency permission and an installation without
/// the feature Approvals act at once.</summary>
internal sealed class ChangeApproval(EventsDbContext db, EventDesk desk, IEnumerable<IApprovals> approvals, IActor actor, IJobs jobs, IAudit audit)
{
    private readonly IApprovals? _approvals = approvals.LastOrDefault();

    public bool MustAsk(Event about, bool forceMajeure) =>
        _approvals is not null && about.PublishedAt is not null && !forceMajeure && !actor.Has(Permissions.PublishWithoutApproval, new Scope(about.ScopePath));

    /// <summary>Keeps the change and asks; within the caller's turn, which this ends.</summary>
    public async Task<Result<Done>> Ask(OpenEvent open, ChangeKind kind, Period when, Guid? venueId, string reason, CancellationToken ct)
    {
        if (await db.Changes.AnyAsync(c => c.WaitingFor == open.Event.Id, ct)) return Refusals.ChangeWaits;
        var change = PlannedChange.Ask(open.Event, kind, when, venueId, reason, actor.Id?.ToString() ?? "", desk.By.At);
        db.Add(change);
        jobs.Enqueue<AskForChange, ChangeToAsk>(new(change.Id), $"events.change/{change.Id:N}");
        audit.Note("events.change-asked", new RecordRef(Event.Kind, open.Event.Id), new { kind = kind.ToString(), when.Start, when.End });
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
        return Done.It;
    }

    /// <summary>The change that waits for others; null: none does.</summary>
    public Task<PlannedChange?> Waiting(Guid eventId, CancellationToken ct) => db.Changes.AsNoTracking().SingleOrDefaultAsync(c => c.WaitingFor == eventId, ct);

    /// <summary>Puts it up; again is no second question.</summary>
    public async Task Submit(Guid changeId, CancellationToken ct)
    {
        if (_approvals is null || await db.Changes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == changeId && c.Status == ChangeStatus.Waiting, ct) is not { } change) return;
        await _approvals.SubmitAsync(new(EventChanges.Type, changeId.ToString(), change.AskedBy), ct);
    }
}
