using Campaigns.Approvals.Contracts;
using Campaigns.Events.Contracts;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskApproval;
using Campaigns.Kernel.Events;

namespace Campaigns.Events.Subscribers;

/// <summary>Keeps the event and the question about it together, also when a process dies between the two.</summary>
internal sealed class FollowPlanApproval(PlanApproval plans) : IOn<EventSubmittedV1>, IOn<EventPublishedV1>, IOn<EventDroppedV1>, IOn<RequestSubmittedV1>, IOn<RequestReturnedV1>, IOn<RequestWithdrawnV1>, IOn<RequestCancelledV1>
{
    public Task On(EventSubmittedV1 e, EventContext context, CancellationToken ct) => plans.Ask(e.EventId, context.ActorId?.ToString() ?? "", ct);

    public Task On(EventPublishedV1 e, EventContext context, CancellationToken ct) => plans.Withdraw(e.EventId, "published", ct);

    public Task On(EventDroppedV1 e, EventContext context, CancellationToken ct) => plans.Withdraw(e.EventId, "dropped", ct);

    // Also what others put up, such as the story of a demo: the event knows its question.
    public Task On(RequestSubmittedV1 e, EventContext context, CancellationToken ct) => e.SubjectType == EventPlans.Type && Guid.TryParse(e.SubjectId, out var eventId)
        ? plans.Change(eventId, found => found.ApprovalRequestId == e.RequestId ? Refusals.InvalidTransition : found.WaitsFor(e.RequestId), ct)
        : Task.CompletedTask;

    public Task On(RequestReturnedV1 e, EventContext context, CancellationToken ct) => Return(e.SubjectType, e.SubjectId, ct);

    public Task On(RequestWithdrawnV1 e, EventContext context, CancellationToken ct) => Return(e.SubjectType, e.SubjectId, ct);

    public Task On(RequestCancelledV1 e, EventContext context, CancellationToken ct) => Return(e.SubjectType, e.SubjectId, ct);

    private async Task Return(string type, string id, CancellationToken ct)
    {
        if (type != EventPlans.Type || !Guid.TryParse(id, out var eventId)) return;
        var reason = await plans.ReasonOf(id, ct);
        await plans.Change(eventId, e => e.Allows(Verb.Return) ? e.Return(plans.Engine, reason) : Refusals.InvalidTransition, ct);
    }
}
