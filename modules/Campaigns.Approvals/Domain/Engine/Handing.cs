using Campaigns.Approvals.Domain.State;
using Campaigns.Kernel.Commands;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Items change hands: lent and called back by who is asked, moved by a supervisor, claimed as a hint to colleagues.</summary>
internal sealed class Handing(CaseFile file, Circumstances at)
{
    private readonly Eligibility _eligibility = new(file, at);

    public Answer Delegate(WorkItem item, string to)
    {
        if (!_eligibility.MayRead()) return Refusals.NotFound;
        if (Closed(item) is { } closed) return closed;
        if (!_eligibility.HasDirectRight(item)) return Refusals.NotEligible;
        var scope = file.Spec(file.StepRunOf(item)).Delegate;
        if (to == at.Actor || !_eligibility.MayBeGiven(item, to) || !_eligibility.Within(scope, item, to)) return Refusals.InvalidDelegate;
        file.Change();
        item.DelegatedTo = to;
        item.ClaimedBy = null;
        file.Join(to, at.Now);
        file.Tell(to, "delegated", item, file.Request.Revision, at.Now);
        file.Log(at, "Delegated", new() { ["to"] = to }, item: item);
        return Answer.Done;
    }

    /// <summary>By anybody who is asked directly, until it is decided.</summary>
    public Answer Recall(WorkItem item)
    {
        if (!_eligibility.MayRead()) return Refusals.NotFound;
        if (Closed(item) is { } closed) return closed;
        if (!_eligibility.HasDirectRight(item)) return Refusals.NotEligible;
        if (item.DelegatedTo is null) return Answer.Done;
        file.Change();
        item.DelegatedTo = null;
        file.Log(at, "DelegationRecalled", item: item);
        return Answer.Done;
    }

    /// <summary>Whoever calls it has checked the permission.</summary>
    /// <param name="item">The item.</param>
    /// <param name="to">Seat text: a person or a position.</param>
    public Answer Reassign(WorkItem item, string to)
    {
        if (!_eligibility.MayRead()) return Refusals.NotFound;
        if (Closed(item) is { } closed) return closed;
        if (!CanMove(item, to)) return Refusals.InvalidAssignee;
        file.Change();
        var from = item.Seat;
        Move(item, to);
        new IncidentRoom(file, at).Filled(item, from);
        return Answer.Done;
    }

    /// <summary>Whether somebody sits there who may decide the item, and nobody else of the step does.</summary>
    public bool CanMove(WorkItem item, string to) =>
        (Seats.Person(to) is not null || Seats.Position(to) is not null) && !file.Items.Exists(i => i.StepRunId == item.StepRunId && i != item && i.Seat == to)
        && Seats.Holders(to, at.Directory).Any(u => _eligibility.MayBeGiven(item, u));

    public void Move(WorkItem item, string to)
    {
        var (from, step) = (item.Seat, file.StepRunOf(item));
        item.Seat = to;
        item.Candidates = [to];
        item.DelegatedTo = null;
        item.ClaimedBy = null;
        step.Seats = [.. step.Seats.Select(s => s == from ? to : s)];
        file.Log(at, "Reassigned", new() { ["from"] = from, ["to"] = to }, item: item);
        foreach (var user in Seats.Holders(to, at.Directory))
        {
            file.Join(user, at.Now);
            file.Tell(user, "reassigned", item, file.Request.Revision, at.Now);
        }
    }

    /// <summary>A hint, never a lock: not written into the history and no new version.</summary>
    public Answer Claim(WorkItem item, bool claims)
    {
        if (!_eligibility.MayRead()) return Refusals.NotFound;
        if (Closed(item) is { } closed) return closed;
        if (_eligibility.Right(item) is null) return Refusals.NotEligible;
        item.ClaimedBy = claims ? at.Actor : null;
        return Answer.Done;
    }

    private Failure? Closed(WorkItem item)
    {
        if (item.State is ItemState.Decided or ItemState.Superseded) return Refusals.ItemClosed;
        if (file.Request.State != RequestState.InProgress) return Refusals.RequestClosed;
        return item.State == ItemState.Open ? null : Refusals.ItemClosed;
    }
}
