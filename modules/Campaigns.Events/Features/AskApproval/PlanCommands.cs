using Campaigns.Approvals.Contracts;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AskApproval;

/// <summary>Everybody asked has approved: the plan is approved, if it is still the one that was shown.</summary>
internal sealed class ConfirmPlan(EventsDbContext db, PlanApproval plans) : IApprovalCommandHandler
{
    public string Command => EventPlans.Confirm;

    public async Task<CommandOutcome> HandleAsync(ApprovalCommand c, CancellationToken ct)
    {
        if (await Plans.Find(db, c, ct) is not { } found) return CommandOutcome.Refused("unknown-event");
        if (found.Status is EventStatus.Approved or EventStatus.Published) return CommandOutcome.Done();
        if (EventPlans.VersionOf(found) != c.SubjectVersion) return CommandOutcome.Refused("subject-changed");
        return await plans.Change(found.Id, e => e.Approve(plans.Engine), ct) ? CommandOutcome.Done() : CommandOutcome.Refused("invalid-transition");
    }
}

/// <summary>A later command failed: back to a draft.</summary>
internal sealed class UnconfirmPlan(EventsDbContext db, PlanApproval plans) : IApprovalCommandHandler
{
    public string Command => EventPlans.Unconfirm;

    public async Task<CommandOutcome> HandleAsync(ApprovalCommand c, CancellationToken ct)
    {
        if (await Plans.Find(db, c, ct) is not { Status: EventStatus.Approved } found) return CommandOutcome.Done();
        return await plans.Change(found.Id, e => e.Revise(plans.Engine), ct) ? CommandOutcome.Done() : CommandOutcome.Refused("invalid-transition");
    }
}

/// <summary>Somebody asked has rejected it: a draft again, with the reason in its history.</summary>
internal sealed class MarkRejected(EventsDbContext db, PlanApproval plans) : IApprovalCommandHandler
{
    public string Command => EventPlans.MarkRejected;

    public async Task<CommandOutcome> HandleAsync(ApprovalCommand c, CancellationToken ct)
    {
        if (await Plans.Find(db, c, ct) is not { Status: EventStatus.Submitted } found) return CommandOutcome.Done();
        var reason = await plans.ReasonOf(c.SubjectId, ct);
        return await plans.Change(found.Id, e => e.Reject(plans.Engine, reason), ct) ? CommandOutcome.Done() : CommandOutcome.Refused("invalid-transition");
    }
}

/// <summary>Finds what a command is about.</summary>
internal static class Plans
{
    public static async Task<Event?> Find(EventsDbContext db, ApprovalCommand c, CancellationToken ct) =>
        Guid.TryParse(c.SubjectId, out var id) ? await db.Events.AsNoTracking().IgnoreAutoIncludes().Include(e => e.Staff).SingleOrDefaultAsync(e => e.Id == id, ct) : null;
}
