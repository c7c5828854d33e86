using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Kernel.Commands;
using Campaigns.Ui.Api;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.DecideItem;

/// <summary>What became of one of many.</summary>
internal sealed record BulkResult(Guid ItemId, int Status, BulkProblem? Problem);

internal sealed record BulkProblem(string Type, string Code, string Title, int Status);

/// <summary>Decides many items, each in a transaction of its own: one that is refused does not stop the others.</summary>
internal sealed class BulkDecisions(ItemWork work, CaseWork cases, ApprovalsDbContext db, Microsoft.Extensions.Localization.IStringLocalizer texts)
{
    /// <summary>What would become of it, on what is there now; nothing is written. The request is null for whoever may not read it.</summary>
    public async Task<(Answer Answer, Request? Request)> Try(Guid itemId, Decision decision, Caller caller, CancellationToken ct)
    {
        var id = await db.Items.Where(i => i.Id == itemId).Select(i => (Guid?)i.RequestId).SingleOrDefaultAsync(ct);
        if (id is not { } request || await cases.Look(request, caller, ct) is not { Answer.Failure: null, File: { } file, At: { } at } || file.Item(itemId) is not { } item) return (Refusals.NotFound, null);
        var asked = file.Request;
        if (!(file.Spec(file.StepRunOf(item)).Bulk ?? !at.Type.Financial)) return (Refusals.BulkNotAllowed, asked);
        return (new Decisions(file, at).Decide(item, decision), asked);
    }

    public async Task<IReadOnlyList<BulkResult>> Run(IReadOnlyList<BulkItem> decisions, Caller caller, CancellationToken ct)
    {
        var results = new List<BulkResult>();
        foreach (var one in decisions)
        {
            var failure = Words.Read<Outcome>(one.Outcome) is { } outcome ? (await Decide(one, outcome, caller, ct)).Answer.Failure : Refusals.OutcomeNotAllowed;
            results.Add(failure is null ? new(one.ItemId, 200, null) : new(one.ItemId, Problems.StatusOf(failure.Kind), new("urn:campaigns:problem:" + failure.ApiCode, failure.ApiCode, texts[failure.Code], Problems.StatusOf(failure.Kind))));
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
