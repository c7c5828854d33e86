using System.Text.Json.Nodes;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Kernel.Commands;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Moves a running request to another version of its route. What is concluded stays and is never run again; what is open goes on where the map says,
/// untouched when its step is written the same, else asked anew.</summary>
internal sealed class Moving(CaseFile file, Circumstances at)
{
    private const string Reason = "migrated";

    // Ended only to be asked again.
    private readonly HashSet<StepRun> _anew = [];

    /// <summary>Why it cannot be moved; null: it can.</summary>
    public Failure? Against(Route to, IReadOnlyDictionary<string, string?> map)
    {
        if (file.Request.State != RequestState.InProgress) return Refusals.RequestClosed;
        return Running().Exists(s => Target(s, map) is { } target && (Place(to, target) is not { } place || IsOver(s, place, map))) ? Refusals.UnmappedStep : null;
    }

    /// <summary>Whoever calls it has looked at <see cref="Against"/>.</summary>
    /// <param name="to">The other version.</param>
    /// <param name="version">Its number.</param>
    /// <param name="map">Step ids to step ids; null ends the step.</param>
    public Answer Move(Route to, int version, IReadOnlyDictionary<string, string?> map)
    {
        file.Change();
        file.Log(at, "Migrated", new() { ["from"] = file.Request.RouteVersion, ["to"] = version });
        var present = file.Stages.Find(s => s.State == StageState.Open);
        var kept = Kept(to, map);
        var ended = Running().Where(r => !kept.ContainsKey(r) || kept[r].Step.Hash != r.SpecHash).ToList();
        Order(to);
        var reached = kept.Count > 0 ? kept.Values.Min(p => IndexOf(to, p.Stage.Id)) : Behind(to, present);
        foreach (var before in file.Stages.Where(s => s.State == StageState.Pending && IndexOf(to, s.StageId) is var i && i >= 0 && i < reached).OrderBy(s => s.Ordinal)) Skip(before);
        foreach (var run in ended) Cancel(run);
        _anew.UnionWith(ended.Where(kept.ContainsKey));
        foreach (var run in file.Steps) Rename(run, kept, map, to);
        (file.Route, file.Request.RouteVersion) = (to, version);
        Plan(to, kept.Values);
        Gone(to);
        Leave(to, present, reached);
        if (reached < to.Stages.Count && file.Stages.First(s => s.StageId == to.Stages[reached].Id) is { } stage && (kept.Count > 0 || stage == present)) GoOn(to.Stages[reached], stage);
        else new Flow(file, at).GoOn(reached);
        return Answer.Done;
    }

    private List<StepRun> Running()
    {
        var order = file.Route.AllSteps.Select(s => s.Step.Id).ToList();
        return [.. file.Steps.Where(s => s.State is StepState.Open or StepState.Blocked).OrderBy(s => order.IndexOf(s.StepId))];
    }

    private static string? Target(StepRun run, IReadOnlyDictionary<string, string?> map) => map.TryGetValue(run.StepId, out var target) ? target : run.StepId;

    private static (Stage Stage, Branch Branch, Step Step)? Place(Route to, string stepId) =>
        to.AllSteps.FirstOrDefault(s => s.Step.Id == stepId) is { Step: not null } found ? (found.Stage, found.Branch, found.Step) : null;

    // Nothing is asked a second time: neither a step that was concluded, nor one of a stage that was.
    private bool IsOver(StepRun run, (Stage Stage, Branch Branch, Step Step) place, IReadOnlyDictionary<string, string?> map) =>
        file.Stages.Exists(s => s.StageId == place.Stage.Id && s.State is not (StageState.Pending or StageState.Open))
        || file.Steps.Exists(s => s != run && s.State is StepState.Approved or StepState.Rejected or StepState.Skipped && Target(s, map) == place.Step.Id);

    // Where the running steps go on. Of several that become one, the first does; one that comes to lie in a later stage than another is asked when that stage is reached.
    private Dictionary<StepRun, (Stage Stage, Branch Branch, Step Step)> Kept(Route to, IReadOnlyDictionary<string, string?> map)
    {
        var places = Running().Select(r => (Run: r, Place: Target(r, map) is { } target ? Place(to, target) : null)).Where(r => r.Place is not null).DistinctBy(r => r.Place!.Value.Step.Id).ToList();
        var first = places.Count == 0 ? 0 : places.Min(p => IndexOf(to, p.Place!.Value.Stage.Id));
        return places.Where(p => IndexOf(to, p.Place!.Value.Stage.Id) == first).ToDictionary(p => p.Run, p => p.Place!.Value);
    }

    // Every running step ended: it goes on in its stage; where that is gone, behind the last one that was reached.
    private int Behind(Route to, StageRun? present) => present is not null && IndexOf(to, present.StageId) is var here and >= 0 ? here
        : file.Stages.Where(s => s.State != StageState.Pending).Select(s => IndexOf(to, s.StageId)).DefaultIfEmpty(-1).Max() + 1;

    // Stages in the new order; those that are new wait.
    private void Order(Route to)
    {
        for (var i = 0; i < to.Stages.Count; i++)
        {
            if (file.Stages.Find(s => s.StageId == to.Stages[i].Id) is { } there) there.Ordinal = i + 1;
            else file.Add(new StageRun { RequestId = file.Request.Id, Round = file.Request.Round, StageId = to.Stages[i].Id, Ordinal = i + 1 });
        }
    }

    private void Gone(Route to)
    {
        foreach (var gone in file.Stages.Where(s => IndexOf(to, s.StageId) < 0).ToList())
        {
            if (gone.State == StageState.Open) Close(gone, StageTrigger.Cancel, "StageCancelled");
            file.Stages.Remove(gone);
            if (gone.State == StageState.Pending) file.Removed.Add(gone);
        }
    }

    // The stage it was in is still there, but its steps lie elsewhere now: before that point it is over, behind it it waits to be reached.
    private void Leave(Route to, StageRun? present, int reached)
    {
        if (present is not { State: StageState.Open } || IndexOf(to, present.StageId) == reached) return;
        if (IndexOf(to, present.StageId) < reached) Close(present, StageTrigger.Skip, "StageSkipped");
        else (present.State, present.OpenedAt) = (StageState.Pending, null);
    }

    // An id that another run of this round has already gets the next number.
    private void Rename(StepRun run, Dictionary<StepRun, (Stage Stage, Branch Branch, Step Step)> kept, IReadOnlyDictionary<string, string?> map, Route to)
    {
        var place = kept.TryGetValue(run, out var goesOn) ? goesOn
            : run.State is StepState.Approved or StepState.Rejected or StepState.Skipped && Target(run, map) is { } target ? Place(to, target) : null;
        if (place is not { } there) return;
        var others = file.Steps.Where(s => s != run && s.StepId == there.Step.Id).ToList();
        if (others.Count > 0 && run.StepId != there.Step.Id) run.RunNo = others.Max(s => s.RunNo) + 1;
        (run.StepId, run.BranchId, run.StageId) = (there.Step.Id, there.Branch.Id, there.Stage.Id);
    }

    // Asked anew of the round's facts; but what somebody is asked already applies, whatever its conditions are now.
    private void Plan(Route to, IEnumerable<(Stage Stage, Branch Branch, Step Step)> kept)
    {
        var off = Engine.Plan.Of(to, file.Facts, at.Directory).Off.ToHashSet();
        foreach (var (stage, branch, step) in kept) off.ExceptWith([stage.Id, Engine.Plan.Place(stage, branch), Engine.Plan.Place(stage, branch, step)]);
        file.Plan = new(off);
        file.Round.Plan = file.Plan.Write();
    }

    private void GoOn(Stage stage, StageRun run)
    {
        var begins = run.State == StageState.Pending;
        if (begins)
        {
            run.State = Machines.Stage.Next(run.State, StageTrigger.Open);
            run.OpenedAt = at.Now;
            file.Log(at, "StageOpened", stage: run);
        }

        foreach (var branch in stage.Branches.Where(b => begins || file.Plan.Applies(stage, b))) GoOn(stage, branch);
        new Flow(file, at).Settle(stage, run);
    }

    // Behind the last step that was begun; what is new before that one is passed over.
    private void GoOn(Stage stage, Branch branch)
    {
        var opening = new Opening(file, at);
        var last = branch.Steps.ToList().FindLastIndex(s => file.RunOf(s) is not null);
        foreach (var before in branch.Steps.Take(last).Where(s => file.RunOf(s) is null)) opening.Skip(stage, branch, before, Reason);
        var run = last < 0 ? null : file.RunOf(branch.Steps[last]);
        if (run is { State: StepState.Open or StepState.Blocked or StepState.Rejected }) return;
        opening.Open(stage, branch, run is { State: StepState.Cancelled } && _anew.Contains(run) ? last : last + 1);
    }

    private void Cancel(StepRun run)
    {
        new Closing(file, at).Cancel(run, Reason);
        foreach (var vote in file.Votes.Where(v => v.StepRunId == run.Id).ToList())
        {
            file.Votes.Remove(vote);
            file.Removed.Add(vote);
        }
    }

    private void Skip(StageRun run) => Close(run, StageTrigger.Skip, "StageSkipped");

    private void Close(StageRun run, StageTrigger trigger, string row)
    {
        run.State = Machines.Stage.Next(run.State, trigger);
        run.ClosedAt = at.Now;
        file.Log(at, row, new JsonObject { ["reason"] = Reason }, run);
    }

    private static int IndexOf(Route to, string stageId) => to.Stages.ToList().FindIndex(s => s.Id == stageId);
}
