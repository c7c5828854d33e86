using System.Collections.Frozen;
using Stateless;
using Stateless.Graph;

namespace Campaigns.Approvals.Domain.State;

/// <summary>A transition table, written with Stateless and read once: nothing is built while people decide.</summary>
internal sealed class Machine<TState, TTrigger>
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly FrozenDictionary<(TState, TTrigger), TState> _table;

    public Machine(Action<StateMachine<TState, TTrigger>> configure)
    {
        var machine = new StateMachine<TState, TTrigger>(default(TState));
        configure(machine);
        var info = machine.GetInfo();
        Diagram = MermaidGraph.Format(info);
        _table = info.States.SelectMany(s => s.FixedTransitions.Select(t => (From: (TState)s.UnderlyingState, By: (TTrigger)t.Trigger.UnderlyingTrigger, To: (TState)t.DestinationState.UnderlyingState)))
            .ToFrozenDictionary(t => (t.From, t.By), t => t.To);
    }

    /// <summary>The table as a Mermaid state diagram, for the module's README and for reading.</summary>
    public string Diagram { get; }

    public bool Can(TState from, TTrigger by) => _table.ContainsKey((from, by));

    /// <exception cref="InvalidOperationException">The table has no such transition: a defect of the engine, never an answer to a person.</exception>
    public TState Next(TState from, TTrigger by) =>
        _table.TryGetValue((from, by), out var to) ? to : throw new InvalidOperationException($"{typeof(TState).Name} {from} knows no {by}");
}

internal enum RequestTrigger
{
    Approve,
    Reject,
    Return,
    Restart,
    Resubmit,
    Withdraw,
    Cancel,
}

internal enum ExecutionTrigger
{
    Start,
    Succeed,
    Fail,
    Compensate,
    Retry,
}

internal enum StageTrigger
{
    Open,
    Skip,
    Approve,
    Reject,
    Cancel,
    Keep,
}

internal enum StepTrigger
{
    Open,
    Block,
    Skip,
    Approve,
    Reject,
    Cancel,
    Keep,
}

internal enum ItemTrigger
{
    Decide,
    Supersede,
    Cancel,
    Retract,
}

internal enum ActionTrigger
{
    Succeed,
    Refuse,
    Fail,
    Retry,
    Compensate,
    Drop,
}

internal enum TimerTrigger
{
    Fire,
    Collapse,
    Drop,
}

internal enum VersionTrigger
{
    Publish,
    Supersede,
    Retire,
}

/// <summary>The tables of this module's state machines.</summary>
internal static class Machines
{
    public static readonly Machine<RequestState, RequestTrigger> Request = new(m =>
    {
        m.Configure(RequestState.InProgress).Permit(RequestTrigger.Approve, RequestState.Approved).Permit(RequestTrigger.Reject, RequestState.Rejected)
            .Permit(RequestTrigger.Return, RequestState.Returned).PermitReentry(RequestTrigger.Restart)
            .Permit(RequestTrigger.Withdraw, RequestState.Withdrawn).Permit(RequestTrigger.Cancel, RequestState.Cancelled);
        m.Configure(RequestState.Returned).Permit(RequestTrigger.Resubmit, RequestState.InProgress)
            .Permit(RequestTrigger.Withdraw, RequestState.Withdrawn).Permit(RequestTrigger.Cancel, RequestState.Cancelled);
    });

    public static readonly Machine<Execution, ExecutionTrigger> Execution = new(m =>
    {
        m.Configure(State.Execution.None).Permit(ExecutionTrigger.Start, State.Execution.Pending).Permit(ExecutionTrigger.Fail, State.Execution.Failed);
        m.Configure(State.Execution.Pending).Permit(ExecutionTrigger.Succeed, State.Execution.Succeeded).Permit(ExecutionTrigger.Fail, State.Execution.Failed).PermitReentry(ExecutionTrigger.Start);
        m.Configure(State.Execution.Failed).Permit(ExecutionTrigger.Retry, State.Execution.Pending).Permit(ExecutionTrigger.Compensate, State.Execution.Compensated)
            .Permit(ExecutionTrigger.Start, State.Execution.Pending).PermitReentry(ExecutionTrigger.Fail);

        // A return may have had its commands too: the outcome that comes after it starts anew.
        m.Configure(State.Execution.Succeeded).Permit(ExecutionTrigger.Start, State.Execution.Pending).Permit(ExecutionTrigger.Fail, State.Execution.Failed);
        m.Configure(State.Execution.Compensated).Permit(ExecutionTrigger.Start, State.Execution.Pending).Permit(ExecutionTrigger.Fail, State.Execution.Failed);
    });

    public static readonly Machine<StageState, StageTrigger> Stage = new(m =>
    {
        m.Configure(StageState.Pending).Permit(StageTrigger.Open, StageState.Open).Permit(StageTrigger.Skip, StageState.Skipped).Permit(StageTrigger.Keep, StageState.Approved);
        m.Configure(StageState.Open).Permit(StageTrigger.Approve, StageState.Approved).Permit(StageTrigger.Reject, StageState.Rejected)
            .Permit(StageTrigger.Cancel, StageState.Cancelled).Permit(StageTrigger.Skip, StageState.Skipped);
    });

    public static readonly Machine<StepState, StepTrigger> Step = new(m =>
    {
        m.Configure(StepState.Pending).Permit(StepTrigger.Open, StepState.Open).Permit(StepTrigger.Skip, StepState.Skipped).Permit(StepTrigger.Block, StepState.Blocked).Permit(StepTrigger.Keep, StepState.Approved);
        m.Configure(StepState.Blocked).Permit(StepTrigger.Open, StepState.Open).Permit(StepTrigger.Skip, StepState.Skipped).Permit(StepTrigger.Cancel, StepState.Cancelled);
        m.Configure(StepState.Open).Permit(StepTrigger.Approve, StepState.Approved).Permit(StepTrigger.Reject, StepState.Rejected).Permit(StepTrigger.Cancel, StepState.Cancelled);
    });

    public static readonly Machine<ItemState, ItemTrigger> Item = new(m =>
    {
        m.Configure(ItemState.Open).Permit(ItemTrigger.Decide, ItemState.Decided).Permit(ItemTrigger.Supersede, ItemState.Superseded).Permit(ItemTrigger.Cancel, ItemState.Cancelled);
        m.Configure(ItemState.Decided).Permit(ItemTrigger.Retract, ItemState.Open);
    });

    public static readonly Machine<ActionState, ActionTrigger> Action = new(m =>
    {
        m.Configure(ActionState.Scheduled).Permit(ActionTrigger.Succeed, ActionState.Succeeded).Permit(ActionTrigger.Refuse, ActionState.Refused)
            .Permit(ActionTrigger.Fail, ActionState.Failed).Permit(ActionTrigger.Drop, ActionState.Dropped);
        m.Configure(ActionState.Refused).Permit(ActionTrigger.Retry, ActionState.Scheduled);
        m.Configure(ActionState.Failed).Permit(ActionTrigger.Retry, ActionState.Scheduled);
        m.Configure(ActionState.Succeeded).Permit(ActionTrigger.Compensate, ActionState.Compensated);
    });

    public static readonly Machine<TimerState, TimerTrigger> Timer = new(m => m.Configure(TimerState.Waiting)
        .Permit(TimerTrigger.Fire, TimerState.Fired).Permit(TimerTrigger.Collapse, TimerState.Collapsed).Permit(TimerTrigger.Drop, TimerState.Dropped));

    public static readonly Machine<VersionState, VersionTrigger> Version = new(m =>
    {
        m.Configure(VersionState.Draft).Permit(VersionTrigger.Publish, VersionState.Published);
        m.Configure(VersionState.Published).Permit(VersionTrigger.Supersede, VersionState.Superseded).Permit(VersionTrigger.Retire, VersionState.Retired);
        m.Configure(VersionState.Superseded).Permit(VersionTrigger.Retire, VersionState.Retired);
    });
}
