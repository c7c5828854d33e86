using System.Text.Json.Nodes;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Moves a request on: concludes steps, branches and stages, opens what comes next, ends the round.</summary>
internal sealed class Flow(CaseFile file, Circumstances at)
{
    private readonly Closing _closing = new(file, at);
    private readonly Actions _actions = new(file, at);

    /// <summary>Opens the first stage of a round that applies, from the beginning or from a stage on.</summary>
    public void GoOn(int fromStage = 0)
    {
        for (var i = fromStage; i < file.Route.Stages.Count; i++)
        {
            var stage = file.Route.Stages[i];
            var run = file.Stages.First(s => s.StageId == stage.Id);
            if (run.State != StageState.Pending) continue;
            if (Opened(stage, run)) return;
        }

        End(RequestTrigger.Approve, "Approved", null, new RequestApprovedV1(file.Request.Id, file.Request.SubjectType, file.Request.SubjectId, file.Request.Purpose, file.Request.SubjectVersion));
    }

    /// <summary>A step ended by itself: whatever follows from it.</summary>
    public void Concluded(StepRun step)
    {
        var run = file.StageRunOf(step);
        var stage = file.Spec(run);
        if (Verdict(stage) is { } verdict)
        {
            Conclude(stage, run, verdict, step);
            return;
        }

        var branch = file.BranchOf(step);
        if (step.State is StepState.Approved or StepState.Skipped) OpenNext(stage, branch, branch.Steps.ToList().FindIndex(s => s.Id == step.StepId) + 1);
        Settle(stage, run);
    }

    /// <summary>What a stage's branches amount to; null: not decided yet.</summary>
    public StageState? Verdict(Stage stage)
    {
        var states = stage.Branches.Select(b => BranchState(stage, b)).ToList();
        int Count(StepState state) => states.Count(s => s == state);
        var asked = states.Count - Count(StepState.Skipped) - Count(StepState.Cancelled); // In an open stage only a move to another version cancels: it is passed over.
        if (asked == 0) return StageState.Skipped;
        var (approved, rejected) = (Count(StepState.Approved), Count(StepState.Rejected));
        var need = stage.Join.Kind switch { JoinKind.All => asked, JoinKind.Any => 1, _ => stage.Join.AtLeast };
        if (approved >= need) return StageState.Approved;
        return asked - rejected < need ? StageState.Rejected : null;
    }

    /// <summary>Derived: Skipped, Pending, Open, Blocked, Approved, Rejected or Cancelled.</summary>
    public StepState BranchState(Stage stage, Branch branch)
    {
        if (!file.Plan.Applies(stage) || !file.Plan.Applies(stage, branch)) return StepState.Skipped;
        var approved = false;
        var steps = branch.Steps.Where(s => file.Plan.Applies(stage, branch, s)).Select(s => file.RunOf(s)).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            var state = steps[i]?.State ?? StepState.Pending;
            if (state == StepState.Cancelled && steps.Skip(i + 1).Any(s => s is not null)) continue; // It was ended, and the branch went on behind it.
            if (state is not (StepState.Approved or StepState.Skipped)) return state;
            approved |= state == StepState.Approved;
        }

        return approved ? StepState.Approved : StepState.Skipped;
    }

    /// <summary>People returned it, or a stage's rejection returns it: everything open ends and the requester has it.</summary>
    public void Return(string byStep)
    {
        _closing.CloseAll("returned");
        file.Round.EndedAt = at.Now;
        file.Round.EndReason = "returned";
        file.Request.State = Machines.Request.Next(file.Request.State, RequestTrigger.Return);
        file.Log(at, "Returned", new() { ["by"] = byStep }, step: file.Steps.FirstOrDefault(s => s.StepId == byStep));
        file.Events.Add(new RequestReturnedV1(file.Request.Id, file.Request.SubjectType, file.Request.SubjectId, file.Request.Purpose, byStep));
        _actions.UndoStages();
        _actions.Schedule("returned");
        new Timers(file, at).StartReturned();
        Leaving.TellRequester(file, at, "returned");
    }

    private bool Opened(Stage stage, StageRun run)
    {
        if (!file.Plan.Applies(stage))
        {
            Skip(run, "condition");
            return false;
        }

        var opening = new Opening(file, at);
        var first = stage.Branches.Where(b => file.Plan.Applies(stage, b)).Select(b => (Branch: b, Steps: opening.Look(stage, b, 0))).ToList();
        if (first.TrueForAll(f => f.Steps.All(s => s.Seats is { Problem: null, Seats.Count: 0 })))
        {
            foreach (var (branch, steps) in first)
                foreach (var step in steps) opening.Skip(stage, branch, step.Step, step.Why);
            Skip(run, "no-approver");
            return false;
        }

        run.State = Machines.Stage.Next(run.State, StageTrigger.Open);
        run.OpenedAt = at.Now;
        file.Log(at, "StageOpened", stage: run);
        foreach (var branch in stage.Branches) opening.Open(stage, branch, 0);
        Settle(stage, run);
        return true;
    }

    private void OpenNext(Stage stage, Branch branch, int from) => new Opening(file, at).Open(stage, branch, from);

    // What opened may be concluded already: by the repeat rule, or because nobody is there to ask.
    public void Settle(Stage stage, StageRun run)
    {
        if (run.State != StageState.Open || file.Request.State != RequestState.InProgress) return;
        if (Verdict(stage) is { } verdict) Conclude(stage, run, verdict, null);
        else new Repeats(file, at, this).Run(run);
    }

    private void Conclude(Stage stage, StageRun run, StageState verdict, StepRun? by)
    {
        if (run.State != StageState.Open) return;
        _closing.CloseOthers(run, verdict == StageState.Rejected ? "stage-rejected" : "stage-approved");
        run.ClosedAt = at.Now;
        switch (verdict)
        {
            case StageState.Approved:
                run.State = Machines.Stage.Next(run.State, StageTrigger.Approve);
                file.Log(at, "StageApproved", stage: run);
                _actions.Schedule(stage.Hook, stage.OnApproved, "approved");
                GoOn(run.Ordinal);
                break;
            case StageState.Skipped:
                run.State = Machines.Stage.Next(run.State, StageTrigger.Skip);
                file.Log(at, "StageSkipped", new() { ["reason"] = stage.Branches.Any(b => BranchState(stage, b) == StepState.Cancelled) ? "migrated" : "no-approver" }, run);
                GoOn(run.Ordinal);
                break;
            default:
                run.State = Machines.Stage.Next(run.State, StageTrigger.Reject);
                file.Log(at, "StageRejected", stage: run);
                if (by is not null && file.Spec(by).ReturnsOnReject) Return(by.StepId);
                else End(RequestTrigger.Reject, "Rejected", null, new RequestRejectedV1(file.Request.Id, file.Request.SubjectType, file.Request.SubjectId, file.Request.Purpose));
                break;
        }
    }

    private void Skip(StageRun run, string reason)
    {
        run.State = Machines.Stage.Next(run.State, StageTrigger.Skip);
        run.ClosedAt = at.Now;
        file.Log(at, "StageSkipped", new() { ["reason"] = reason }, run);
    }

    private void End(RequestTrigger trigger, string row, JsonObject? data, Kernel.Events.IEvent fact)
    {
        Leaving.Close(file, at, trigger);
        file.Log(at, row, data);
        file.Events.Add(fact);
        if (trigger != RequestTrigger.Approve) _actions.UndoStages();
        _actions.Schedule(row.ToLowerInvariant());
        Leaving.TellRequester(file, at, "outcome");
    }
}
