using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;

namespace Campaigns.Approvals.Features.DecideItem;

/// <summary>Acts on one item, by whoever asks.</summary>
internal sealed class ItemWork(CaseWork work)
{
    /// <summary>Finds the item's request and lets the engine act on it in the request's turn.</summary>
    public Task<Worked> Do(Guid itemId, Caller caller, Func<CaseFile, Circumstances, WorkItem, Answer> act, CancellationToken ct) =>
        work.Do(new CaseRef(null, itemId), caller, (file, at) => act(file, at, file.Item(itemId)!), ct);

    public Task<Worked> Decide(Guid itemId, Decision decision, Caller caller, CancellationToken ct) =>
        Do(itemId, caller, (file, at, item) => new Decisions(file, at).Decide(item, decision), ct);
}
