using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Kernel.Commands;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Who may read, who may decide, and by which right.</summary>
internal sealed class Eligibility(CaseFile file, Circumstances at)
{
    /// <summary>The requester, whoever had to do with it, whoever is asked now, their substitutes while they stand in, and who has the permission.</summary>
    public bool MayRead()
    {
        if (at.MayRead || at.Actor == Circumstances.System || at.Actor == file.Request.RequesterId || file.Participants.Contains(at.Actor)) return true;
        return file.Items.Exists(i => i.State == ItemState.Open && (HasDirectRight(i) || Right(i) is not null));
    }

    /// <summary>By which right the actor may decide this item, and for whom; null: by none.</summary>
    public (Right Right, string? OnBehalfOf)? Right(WorkItem item)
    {
        if (!at.Directory.IsActive(at.Actor)) return null;
        if (item.DelegatedTo is { } delegate_) return delegate_ == at.Actor ? (State.Right.Delegation, null) : null;
        if (Sits(item, at.Actor)) return (State.Right.Direct, null);
        return at.StandsInFor.FirstOrDefault(p => Sits(item, p)) is { } principal ? (State.Right.Substitution, principal) : null;
    }

    /// <summary>Whether the actor, or whom the actor stands in for, is asked directly: who may lend the item and take it back.</summary>
    public bool HasDirectRight(WorkItem item) => at.Directory.IsActive(at.Actor) && (Sits(item, at.Actor) || at.StandsInFor.Any(p => Sits(item, p)));

    /// <summary>Why these people, acting for one seat, may not decide the step: four eyes, exclusion, one vote each. Null: they may.</summary>
    public Failure? Barred(WorkItem item, IReadOnlyList<string> people)
    {
        var step = file.StepRunOf(item);
        if (file.Route.SelfApproval == SelfApproval.Block && people.Contains(file.Request.RequesterId)) return Refusals.SelfApproval;
        var excluded = new Resolution(file, at).Excluded(file.Spec(step));
        if (people.Any(excluded.Contains)) return Refusals.Excluded;
        if (file.Votes.Exists(v => v.StepRunId == step.Id && people.Contains(v.PersonId))) return Refusals.AlreadyVoted;
        var acted = file.Route.Repeat == Repeat.Block && file.Steps.Exists(s => s.StepId != step.StepId && s.Deciders.Intersect(people).Any());
        return acted ? Refusals.AlreadyActed : null;
    }

    /// <summary>Whether a person may be given the item: works here, and is not the requester, excluded or one who has spoken in the step.</summary>
    public bool MayBeGiven(WorkItem item, string user) => at.Directory.IsActive(user) && Barred(item, [user]) is null;

    /// <summary>Whether a person lies within what the route lets an item be lent to.</summary>
    public bool Within(DelegateScope scope, WorkItem item, string user)
    {
        if (scope is DelegateScope.None or DelegateScope.Any) return scope == DelegateScope.Any;
        var theirs = at.Directory.PositionsOf(user);
        return Units(item).Any(mine => theirs.Any(t => t.Org == mine.Org && (scope == DelegateScope.SameOrg || t.Area == mine.Area)));
    }

    private IEnumerable<Position> Units(WorkItem item) => Seats.Position(item.Seat) is { } position ? [position] : at.Directory.PositionsOf(Seats.Person(item.Seat)!);

    private bool Sits(WorkItem item, string user) => item.Candidates.Exists(c => Seats.Holds(c, user, at.Directory));
}
