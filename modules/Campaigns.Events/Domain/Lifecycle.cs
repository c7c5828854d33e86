using Stateless;

namespace Campaigns.Events.Domain;

/// <summary>The one machine behind the statuses of an event.
/// (1) Nothing becomes public without approval, except by the emergency path, from draft or submitted.
/// (2) What was public stays public: it is moved, postponed, cancelled or held, never taken back to draft.
/// (3) Cancelled and reported are the end; only what was public and nobody has been told of yet is taken back.</summary>
internal static class Lifecycle
{
    // Everywhere but where it is over, or without a time to be free at.
    private static readonly EventStatus[] Substitutable =
        [EventStatus.Draft, EventStatus.Submitted, EventStatus.Returned, EventStatus.Approved, EventStatus.Published, EventStatus.Running];

    /// <param name="read">The status.</param>
    /// <param name="write">Another one.</param>
    /// <param name="before">What it was before the change that is taken back.</param>
    public static StateMachine<EventStatus, Verb> Of(Func<EventStatus> read, Action<EventStatus> write, Func<EventStatus> before)
    {
        var machine = new StateMachine<EventStatus, Verb>(read, write);
        Planning(machine);
        machine.Configure(EventStatus.Published)
            .PermitReentry(Verb.Reschedule)
            .Permit(Verb.Postpone, EventStatus.Postponed)
            .Permit(Verb.Start, EventStatus.Running)
            .Permit(Verb.Complete, EventStatus.Completed)
            .Permit(Verb.Cancel, EventStatus.Cancelled);
        machine.Configure(EventStatus.Postponed)
            .Permit(Verb.Reschedule, EventStatus.Published)
            .Permit(Verb.Cancel, EventStatus.Cancelled);
        machine.Configure(EventStatus.Running).Permit(Verb.Complete, EventStatus.Completed);
        foreach (var status in Substitutable) machine.Configure(status).PermitReentry(Verb.Substitute);
        foreach (var status in new[] { EventStatus.Published, EventStatus.Postponed, EventStatus.Cancelled }) machine.Configure(status).PermitDynamic(Verb.TakeBack, before);
        machine.Configure(EventStatus.Completed).Permit(Verb.Report, EventStatus.Reported);
        return machine;
    }

    private static void Planning(StateMachine<EventStatus, Verb> machine)
    {
        machine.Configure(EventStatus.Draft)
            .Permit(Verb.Submit, EventStatus.Submitted)
            .Permit(Verb.PublishWithoutApproval, EventStatus.Published)
            .Permit(Verb.Cancel, EventStatus.Cancelled);
        machine.Configure(EventStatus.Submitted)
            .Permit(Verb.Approve, EventStatus.Approved)
            .Permit(Verb.Return, EventStatus.Returned)
            .Permit(Verb.Reject, EventStatus.Draft)
            .Permit(Verb.PublishWithoutApproval, EventStatus.Published)
            .Permit(Verb.Cancel, EventStatus.Cancelled);
        machine.Configure(EventStatus.Returned)
            .Permit(Verb.Submit, EventStatus.Submitted)
            .Permit(Verb.Cancel, EventStatus.Cancelled);
        machine.Configure(EventStatus.Approved)
            .Permit(Verb.Publish, EventStatus.Published)
            .Permit(Verb.Revise, EventStatus.Draft)
            .Permit(Verb.Cancel, EventStatus.Cancelled);
    }
}
