using System.Text.Json.Nodes;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Kernel.Commands;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>A person's word about an item.</summary>
/// <param name="Outcome">The word.</param>
/// <param name="SubjectVersion">What was on the screen.</param>
/// <param name="Comment">Why.</param>
/// <param name="Fields">For a return: what to change.</param>
/// <param name="Attachments">How many files came with it.</param>
/// <param name="ToStage">For a return: the earlier stage it goes back to; null: to the requester.</param>
internal sealed record Decision(Outcome Outcome, string SubjectVersion, string? Comment = null, IReadOnlyList<string>? Fields = null, int Attachments = 0, string? ToStage = null);

/// <summary>What became of a command.</summary>
/// <param name="Failure">Why it was not done; null: it was.</param>
/// <param name="Replayed">It was done before, by the same person with the same word.</param>
internal sealed record Answer(Failure? Failure = null, bool Replayed = false)
{
    public static readonly Answer Done = new();

    public static readonly Answer Again = new(null, true);

    public static implicit operator Answer(Failure failure) => new(failure);
}

/// <summary>Decides items. The order of the refusals is a promise.</summary>
internal sealed class Decisions(CaseFile file, Circumstances at)
{
    private readonly Eligibility _eligibility = new(file, at);

    public Answer Decide(WorkItem item, Decision decision)
    {
        if (item.State == ItemState.Decided && item.DecidedBy == at.Actor && item.Outcome == decision.Outcome) return Answer.Again;
        if (!_eligibility.MayRead()) return Refusals.NotFound;
        if (Closed(item) is { } closed) return Refused(item, decision, closed);
        if (_eligibility.Right(item) is not { } right) return Refusals.NotEligible;
        string[] people = right.OnBehalfOf is { } principal ? [at.Actor, principal] : [at.Actor];
        if (_eligibility.Barred(item, people) is { } barred) return barred;
        if (decision.SubjectVersion != file.Request.SubjectVersion) return Refused(item, decision, Refusals.SubjectChanged);
        if ((Incomplete(file.Spec(file.StepRunOf(item)), decision) ?? Unreturnable(item, decision)) is { } incomplete) return incomplete;
        file.Change();
        item.Fields = [.. decision.Fields ?? []];
        Take(item, new(decision.Outcome, right.Right, right.OnBehalfOf, decision.Comment, decision.ToStage));
        return Answer.Done;
    }

    public Answer Retract(WorkItem item)
    {
        if (!_eligibility.MayRead()) return Refusals.NotFound;
        var step = file.StepRunOf(item);
        if (item.State != ItemState.Decided || step.State != StepState.Open || file.Request.State != RequestState.InProgress) return Refusals.ItemClosed;
        if (item.DecidedBy != at.Actor) return Refusals.NotEligible;
        file.Change();
        new Votes(file, at).Retract(item);
        return Answer.Done;
    }

    private Failure? Closed(WorkItem item)
    {
        if (item.State is ItemState.Decided or ItemState.Superseded) return Refusals.ItemClosed;
        if (file.Request.State != RequestState.InProgress) return Refusals.RequestClosed;
        if (file.Request.OnHold) return Refusals.OnHold;
        return item.State == ItemState.Cancelled ? Refusals.ItemClosed : null;
    }

    private static Failure? Incomplete(Step step, Decision decision)
    {
        if (!step.Outcomes.Contains(decision.Outcome)) return Refusals.OutcomeNotAllowed;
        if (step.CommentRequired.Contains(decision.Outcome) && string.IsNullOrWhiteSpace(decision.Comment)) return Refusals.CommentRequired;
        return step.AttachmentRequired && decision is { Outcome: Outcome.Approve, Attachments: 0 } ? Refusals.AttachmentRequired : null;
    }

    private Failure? Unreturnable(WorkItem item, Decision decision)
    {
        if (decision.ToStage is not { } stage) return null;
        var rounds = new Rounds(file, at);
        if (decision.Outcome != Outcome.Return || rounds.Earlier(item).All(s => s.StageId != stage)) return Refusals.InvalidReturnStage;
        return rounds.AreUsedUp ? Refusals.RoundLimit : null;
    }

    // Written down, so that "I did approve it" can be settled later. It changes nothing else.
    private Answer Refused(WorkItem item, Decision decision, Failure why)
    {
        file.Log(at, "DecisionRefused", new() { ["code"] = why.ApiCode, ["outcome"] = decision.Outcome.Word() }, item: item);
        return why;
    }

    // With `merge` one word fills every seat the same person may fill.
    private void Take(WorkItem item, Ballot ballot)
    {
        var votes = new Votes(file, at);
        var step = file.StepRunOf(item);
        if (file.Route.SamePerson != SamePerson.Merge)
        {
            votes.Cast(item, ballot, concludes: true);
            return;
        }

        foreach (var seat in file.ItemsOf(step).Where(i => i.State == ItemState.Open && (i == item || _eligibility.Right(i) is { } right && right.OnBehalfOf == ballot.OnBehalfOf)).ToList())
            votes.Cast(seat, ballot with { Right = _eligibility.Right(seat)?.Right ?? ballot.Right }, concludes: false);
        votes.Count(step, ballot);
    }
}
