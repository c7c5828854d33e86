using System.Text.Json.Nodes;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>What one seat says.</summary>
/// <param name="Outcome">The word.</param>
/// <param name="Right">By which right.</param>
/// <param name="OnBehalfOf">Whom the actor stands in for.</param>
/// <param name="Comment">Why.</param>
/// <param name="ToStage">For a return: the earlier stage it goes back to; null: to the requester.</param>
internal sealed record Ballot(Outcome Outcome, Right Right, string? OnBehalfOf, string? Comment, string? ToStage = null);

/// <summary>Takes a seat's word and counts.</summary>
internal sealed class Votes(CaseFile file, Circumstances at)
{
    private readonly Closing _closing = new(file, at);

    /// <summary>Writes the word down, and acts on the count when <paramref name="concludes"/>.</summary>
    public void Cast(WorkItem item, Ballot ballot, bool concludes)
    {
        var step = file.StepRunOf(item);
        item.Outcome = ballot.Outcome;
        item.Right = ballot.Right;
        item.DecidedBy = at.Actor;
        item.OnBehalfOf = ballot.OnBehalfOf;
        item.DecidedAt = at.Now;
        item.Comment = ballot.Comment;
        _closing.Close(item, ItemTrigger.Decide);
        foreach (var person in People(ballot))
        {
            if (!file.Votes.Exists(v => v.StepRunId == step.Id && v.PersonId == person)) file.Add(new Vote { StepRunId = step.Id, PersonId = person, ItemId = item.Id, RequestId = item.RequestId });
            if (!step.Deciders.Contains(person)) step.Deciders = [.. step.Deciders, person];
        }

        if (ballot.Outcome == Outcome.Approve) step.Approvals++;
        else if (ballot.Outcome == Outcome.Reject) step.Rejections++;
        else if (ballot.Outcome == Outcome.Abstain) step.Abstentions++;
        file.Join(at.Actor, at.Now);
        var data = new JsonObject { ["outcome"] = ballot.Outcome.Word(), ["right"] = ballot.Right.Word(), ["comment"] = ballot.Comment };
        file.Log(at, "Decided", data, item: item, onBehalfOf: ballot.OnBehalfOf);
        if (concludes) Count(step, ballot);
    }

    /// <summary>What the words so far amount to.</summary>
    public void Count(StepRun step, Ballot last)
    {
        var flow = new Flow(file, at);
        if (last.Outcome == Outcome.Return)
        {
            if (last.ToStage is { } stage) new Rounds(file, at).GoBack(step, stage);
            else flow.Return(step.StepId);
            return;
        }

        var seats = step.Seats.Count;
        if (step.Approvals >= step.Need) _closing.Conclude(step, StepTrigger.Approve);
        else if ((step.Rejections > 0 && file.Spec(step).AnyRejects) || seats - step.Rejections - step.Abstentions < step.Need) _closing.Conclude(step, StepTrigger.Reject);
        else return;
        flow.Concluded(step);
    }

    /// <summary>Takes a word back while the step is still open.</summary>
    public void Retract(WorkItem item)
    {
        var step = file.StepRunOf(item);
        var outcome = item.Outcome!.Value;
        item.State = Machines.Item.Next(item.State, ItemTrigger.Retract);
        foreach (var vote in file.Votes.Where(v => v.StepRunId == step.Id && v.ItemId == item.Id).ToList())
        {
            file.Votes.Remove(vote);
            file.Removed.Add(vote);
        }

        if (outcome == Outcome.Approve) step.Approvals--;
        else if (outcome == Outcome.Reject) step.Rejections--;
        else if (outcome == Outcome.Abstain) step.Abstentions--;
        step.Deciders = [.. file.Votes.Where(v => v.StepRunId == step.Id).Select(v => v.PersonId)];
        (item.Outcome, item.Right, item.DecidedBy, item.OnBehalfOf, item.DecidedAt, item.Comment, item.ClosedAt) = (null, null, null, null, null, null, null);
        file.Log(at, "VoteRetracted", new() { ["outcome"] = outcome.Word() }, item: item);
        file.Events.Add(new Contracts.WorkItemOpenedV1(item.Id, item.RequestId, item.Seat, item.DueAt));
    }

    private IEnumerable<string> People(Ballot ballot)
    {
        if (at.Actor != Circumstances.System) yield return at.Actor;
        if (ballot.OnBehalfOf is { } principal && principal != at.Actor) yield return principal;
    }
}
