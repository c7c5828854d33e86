using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Tests.Domain;

/// <summary>Every state by every trigger has an expected answer; what is not in a table here is refused.</summary>
public sealed class MachineTests
{
    [Fact]
    public void A_request() => Holds(Machines.Request, """
        InProgress Approve Approved
        InProgress Reject Rejected
        InProgress Return Returned
        InProgress Restart InProgress
        InProgress Withdraw Withdrawn
        InProgress Cancel Cancelled
        Returned Resubmit InProgress
        Returned Withdraw Withdrawn
        Returned Cancel Cancelled
        """);

    [Fact]
    public void Its_execution() => Holds(Machines.Execution, """
        None Start Pending
        None Fail Failed
        Pending Start Pending
        Pending Succeed Succeeded
        Pending Fail Failed
        Failed Retry Pending
        Failed Start Pending
        Failed Fail Failed
        Failed Compensate Compensated
        Succeeded Start Pending
        Succeeded Fail Failed
        Compensated Start Pending
        Compensated Fail Failed
        """);

    [Fact]
    public void A_stage() => Holds(Machines.Stage, """
        Pending Open Open
        Pending Skip Skipped
        Pending Keep Approved
        Open Approve Approved
        Open Reject Rejected
        Open Cancel Cancelled
        Open Skip Skipped
        """);

    [Fact]
    public void A_step() => Holds(Machines.Step, """
        Pending Open Open
        Pending Skip Skipped
        Pending Block Blocked
        Pending Keep Approved
        Blocked Open Open
        Blocked Skip Skipped
        Blocked Cancel Cancelled
        Open Approve Approved
        Open Reject Rejected
        Open Cancel Cancelled
        """);

    [Fact]
    public void An_item() => Holds(Machines.Item, """
        Open Decide Decided
        Open Supersede Superseded
        Open Cancel Cancelled
        Decided Retract Open
        """);

    [Fact]
    public void An_action() => Holds(Machines.Action, """
        Scheduled Succeed Succeeded
        Scheduled Refuse Refused
        Scheduled Fail Failed
        Scheduled Drop Dropped
        Refused Retry Scheduled
        Failed Retry Scheduled
        Succeeded Compensate Compensated
        """);

    [Fact]
    public void A_timer() => Holds(Machines.Timer, """
        Waiting Fire Fired
        Waiting Collapse Collapsed
        Waiting Drop Dropped
        """);

    [Fact]
    public void A_version_of_a_route() => Holds(Machines.Version, """
        Draft Publish Published
        Published Supersede Superseded
        Published Retire Retired
        Superseded Retire Retired
        """);

    private static void Holds<TState, TTrigger>(Machine<TState, TTrigger> machine, string table)
        where TState : struct, Enum
        where TTrigger : struct, Enum
    {
        var expected = table.Split('\n').Select(l => l.Trim().Split(' ')).ToDictionary(w => (w[0], w[1]), w => w[2]);
        foreach (var from in Enum.GetValues<TState>())
        {
            foreach (var by in Enum.GetValues<TTrigger>())
            {
                var to = expected.GetValueOrDefault((from.ToString(), by.ToString()));
                Assert.Equal(to is not null, machine.Can(from, by));
                if (to is not null) Assert.Equal(to, machine.Next(from, by).ToString());
                else Assert.Throws<InvalidOperationException>(() => machine.Next(from, by));
            }
        }
    }
}
