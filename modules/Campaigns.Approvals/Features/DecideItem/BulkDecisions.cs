using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Ui.Api;

namespace Campaigns.Approvals.Features.DecideItem;

/// <summary>What became of one of many.</summary>
internal sealed record BulkResult(Guid ItemId, int Status, BulkProblem? Problem);

internal sealed record BulkProblem(string Code);

/// <summary>Decides many items, each in a transaction of its own: one that is refused does not stop the others.</summary>
internal sealed class BulkDecisions(ItemWork work)
{
    public async Task<IReadOnlyList<BulkResult>> Run(IReadOnlyList<BulkItem> decisions, Caller caller, CancellationToken ct)
    {
        var results = new List<BulkResult>();
        foreach (var one in decisions)
        {
            var failure = Words.Read<Outcome>(one.Outcome) is { } outcome ? (await Decide(one, outcome, caller, ct)).Answer.Failure : Refusals.OutcomeNotAllowed;
            results.Add(failure is null ? new(one.ItemId, 200, null) : new(one.ItemId, Problems.StatusOf(failure.Kind), new(failure.ApiCode)));
        }

        return results;
    }

    private Task<Worked> Decide(BulkItem one, Outcome outcome, Caller caller, CancellationToken ct) => work.Do(one.ItemId, caller, (file, at, item) =>
    {
        if (!new Eligibility(file, at).MayRead()) return Refusals.NotFound;
        var bulk = file.Spec(file.StepRunOf(item)).Bulk ?? !at.Type.Financial;
        return bulk ? new Decisions(file, at).Decide(item, new(outcome, one.SubjectVersion ?? "", one.Comment)) : Refusals.BulkNotAllowed;
    }, ct);
}
