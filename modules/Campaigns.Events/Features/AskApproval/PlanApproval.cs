using Campaigns.Approvals.Contracts;
using Campaigns.Data;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AskApproval;

/// <summary>Puts submitted plans up for approval, and makes of the answers what they mean for the event. Without the feature Approvals nobody is asked.</summary>
internal sealed class PlanApproval(EventsDbContext db, IEnumerable<IApprovals> approvals, TimeProvider clock)
{
    private readonly IApprovals? _approvals = approvals.LastOrDefault();

    /// <summary>Whether anybody is asked.</summary>
    public bool IsOn => _approvals is not null;

    /// <summary>Asks for a submitted event; again is no second question. Outside of any transaction.</summary>
    public async Task Ask(Guid eventId, string requester, CancellationToken ct)
    {
        var id = eventId.ToString();
        if (_approvals is null || await db.Events.AsNoTracking().IgnoreAutoIncludes().Include(e => e.Staff).SingleOrDefaultAsync(e => e.Id == eventId, ct) is not { Status: EventStatus.Submitted } found) return;
        var before = await _approvals.StatusAsync(EventPlans.Type, id, "default", ct);
        if (before is { State: "Approved", Execution: "Pending" } && before.SubjectVersion == EventPlans.VersionOf(found)) return;
        try
        {
            var request = await _approvals.SubmitAsync(new(EventPlans.Type, id, requester), ct);
            await Change(eventId, e => e.WaitsFor(request.Id), ct);
        }
        catch (ApprovalRefusedException e) when (e.Code == "no-route")
        {
            // Nobody is to be asked about this one.
            await Change(eventId, found => found.Approve(Engine), ct);
        }
    }

    /// <summary>Nothing is to be decided any more.</summary>
    public Task Withdraw(Guid eventId, string reason, CancellationToken ct) =>
        _approvals is null ? Task.CompletedTask : _approvals.CancelAsync(new(EventPlans.Type, eventId.ToString(), "default", reason), ct);

    public async Task<string> ReasonOf(string eventId, CancellationToken ct) => (_approvals is null ? null : (await _approvals.StatusAsync(EventPlans.Type, eventId, "default", ct))?.Comment) ?? "";

    /// <summary>Changes the event in its turn; a refusal changes nothing. Answers whether it did.</summary>
    public async Task<bool> Change(Guid eventId, Func<Event, Result<Done>> change, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var turn = await db.LockAsync<Event>(eventId, ct);
        if (await db.Events.Include(e => e.Staff).AsSplitQuery().SingleOrDefaultAsync(e => e.Id == eventId, ct) is not { } found || !change(found).Succeeded) return false;
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return true;
    }

    /// <summary>The engine, for the event's history.</summary>
    public By Engine => new(null, "", clock.GetUtcNow());
}
