using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>How an incident is resolved.</summary>
internal enum Resolve
{
    Retry,
    Assign,
    Skip,
    Dismiss,
}

/// <summary>What only a person can unblock, and how it is.</summary>
internal sealed class IncidentRoom(CaseFile file, Circumstances at)
{
    /// <summary>Whoever calls it has checked the permission.</summary>
    public Answer Do(Incident incident, Resolve how, IReadOnlyList<string> seats)
    {
        if (!incident.Open) return Refusals.IncidentClosed;
        var step = incident.StepRunId is { } id ? file.Steps.Find(s => s.Id == id) : null;
        var action = incident.ActionKey is { } key ? file.Actions.Find(a => a.Key == key) : null;
        return (how, step, action) switch
        {
            (Resolve.Dismiss, _, _) when step is not { State: StepState.Blocked } => Dismiss(incident, action),
            (Resolve.Retry, _, { State: ActionState.Refused or ActionState.Failed } a) => Retry(incident, a),
            (Resolve.Retry, { State: StepState.Blocked } s, _) => Reopen(incident, s),
            (Resolve.Assign, { State: StepState.Blocked } s, _) => Assign(incident, s, seats),
            (Resolve.Assign, { State: StepState.Open } s, _) => Reassign(incident, s, seats),
            (Resolve.Skip, { State: StepState.Blocked } s, _) => Skip(incident, s),
            _ => Refusals.InvalidResolution,
        };
    }

    /// <summary>Closes an incident with its row.</summary>
    public void Close(Incident incident, string action)
    {
        incident.Open = false;
        incident.ResolvedBy = at.Actor;
        incident.ResolvedAt = at.Now;
        var step = incident.StepRunId is { } id ? file.Steps.Find(s => s.Id == id) : null;
        file.Log(at, "IncidentResolved", new() { ["incidentId"] = incident.Id.ToString(), ["action"] = action }, step: step);
    }

    /// <summary>Somebody is there for the seat again.</summary>
    public void Filled(WorkItem item, string seat)
    {
        foreach (var incident in file.Incidents.Where(i => i is { Open: true, Kind: "vacant-seat" or "assignee-left" } && i.StepRunId == item.StepRunId && i.Seat == seat).ToList())
        {
            file.Change();
            Close(incident, "filled");
        }
    }

    private Answer Dismiss(Incident incident, ActionRun? action)
    {
        file.Change();
        Close(incident, "dismiss");
        if (action is not null) new Actions(file, at).Abandon(action);
        return Answer.Done;
    }

    private Answer Retry(Incident incident, ActionRun action)
    {
        file.Change();
        Close(incident, "retry");
        new Actions(file, at).Retry(action);
        return Answer.Done;
    }

    private Answer Reopen(Incident incident, StepRun step)
    {
        var found = new Resolution(file, at).Of(file.Spec(step));
        if (found.Problem is not null || found.Seats.Count == 0) return Refusals.InvalidResolution;
        return Start(incident, step, "retry", found.Seats);
    }

    private Answer Assign(Incident incident, StepRun step, IReadOnlyList<string> seats)
    {
        var spec = file.Spec(step);
        var resolution = new Resolution(file, at);
        var excluded = resolution.Excluded(spec);
        var asked = seats.Distinct().ToList();
        if (asked.Count == 0 || !asked.TrueForAll(s => Seats.Holders(s, at.Directory).Any(u => resolution.Eligible(u, excluded))) || spec.Quorum.Need(asked.Count) > asked.Count) return Refusals.InvalidAssignee;
        return Start(incident, step, "assign", [.. asked.Select(s => new Seat(s))]);
    }

    // Nothing is blocked, but nobody is there for a seat: somebody else takes it.
    private Answer Reassign(Incident incident, StepRun step, IReadOnlyList<string> seats)
    {
        var item = file.ItemsOf(step).FirstOrDefault(i => i.State == ItemState.Open && i.Seat == incident.Seat);
        if (item is null || seats is not [var to] || !new Handing(file, at).CanMove(item, to)) return Refusals.InvalidAssignee;
        file.Change();
        Close(incident, "assign");
        new Handing(file, at).Move(item, to);
        return Answer.Done;
    }

    private Answer Start(Incident incident, StepRun step, string how, IReadOnlyList<Seat> seats)
    {
        file.Change();
        Close(incident, how);
        new Opening(file, at).Start(step, file.Spec(step), seats);
        return Answer.Done;
    }

    private Answer Skip(Incident incident, StepRun step)
    {
        file.Change();
        Close(incident, "skip");
        step.State = Machines.Step.Next(step.State, StepTrigger.Skip);
        step.ClosedAt = at.Now;
        file.Log(at, "StepSkipped", new() { ["reason"] = "no-approver" }, step: step);
        new Flow(file, at).Concluded(step);
        return Answer.Done;
    }
}
