using System.Text.Json.Nodes;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Ends what is open, from the inside out and in route order, so that nothing open outlives what it lies in.</summary>
internal sealed class Closing(CaseFile file, Circumstances at)
{
    /// <summary>The step reached its count, or cannot any more: those not asked any longer are told so by their items.</summary>
    public void Conclude(StepRun step, StepTrigger trigger)
    {
        foreach (var item in file.ItemsOf(step).Where(i => i.State == ItemState.Open))
        {
            Close(item, ItemTrigger.Supersede);
            file.Log(at, "ItemSuperseded", item: item);
        }

        End(step, trigger);
        var data = new JsonObject { ["approvals"] = step.Approvals, ["rejections"] = step.Rejections, ["abstentions"] = step.Abstentions };
        file.Log(at, trigger == StepTrigger.Approve ? "StepApproved" : "StepRejected", data, step: step);
    }

    /// <summary>The stage is decided: its other branches are not asked any longer.</summary>
    public void CloseOthers(StageRun stage, string reason)
    {
        foreach (var step in Running(stage)) Cancel(step, reason);
    }

    /// <summary>Everything open ends.</summary>
    public void CloseAll(string reason)
    {
        foreach (var stage in file.Stages.Where(s => s.State == StageState.Open).OrderBy(s => s.Ordinal))
        {
            foreach (var step in Running(stage)) Cancel(step, reason);
            stage.State = Machines.Stage.Next(stage.State, StageTrigger.Cancel);
            stage.ClosedAt = at.Now;
            file.Log(at, "StageCancelled", new() { ["reason"] = reason }, stage);
        }

        foreach (var timer in file.Timers.Where(t => t.State == TimerState.Waiting)) timer.State = Machines.Timer.Next(timer.State, TimerTrigger.Drop);
    }

    public void Cancel(StepRun step, string reason)
    {
        foreach (var item in file.ItemsOf(step).Where(i => i.State == ItemState.Open))
        {
            Close(item, ItemTrigger.Cancel);
            file.Log(at, "ItemCancelled", new() { ["reason"] = reason }, item: item);
        }

        End(step, StepTrigger.Cancel);
        file.Log(at, "StepCancelled", new() { ["reason"] = reason }, step: step);
    }

    /// <summary>Ends a step's clocks and blocking questions with it.</summary>
    public void End(StepRun step, StepTrigger trigger)
    {
        step.State = Machines.Step.Next(step.State, trigger);
        step.ClosedAt = at.Now;
        foreach (var timer in file.Timers.Where(t => t.StepRunId == step.Id && t.State == TimerState.Waiting)) timer.State = Machines.Timer.Next(timer.State, TimerTrigger.Drop);
        foreach (var incident in file.Incidents.Where(i => i.Open && i.StepRunId == step.Id))
        {
            incident.Open = false;
            incident.ResolvedBy = Circumstances.System;
            incident.ResolvedAt = at.Now;
        }
    }

    public void Close(WorkItem item, ItemTrigger trigger)
    {
        item.State = Machines.Item.Next(item.State, trigger);
        item.ClosedAt = at.Now;
        file.Events.Add(new WorkItemClosedV1(item.Id, item.RequestId, item.State.ToString()));
    }

    private List<StepRun> Running(StageRun stage)
    {
        var order = file.Spec(stage).Branches.SelectMany(b => b.Steps).Select(s => s.Id).ToList();
        return [.. file.Steps.Where(s => s.StageId == stage.StageId && s.State is StepState.Open or StepState.Blocked).Where(s => s.StageId == stage.StageId).OrderBy(s => order.IndexOf(s.StepId))];
    }
}
