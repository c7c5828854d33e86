namespace Campaigns.Approvals.Domain.State;

/// <summary>What people have decided; never rolled back.</summary>
internal enum RequestState
{
    InProgress,
    Returned,
    Approved,
    Rejected,
    Withdrawn,
    Cancelled,
}

/// <summary>What machines have carried out since.</summary>
internal enum Execution
{
    None,
    Pending,
    Succeeded,
    Failed,
    Compensated,
}

internal enum StageState
{
    Pending,
    Open,
    Skipped,
    Approved,
    Rejected,
    Cancelled,
}

internal enum StepState
{
    Pending,
    Open,
    Blocked,
    Skipped,
    Approved,
    Rejected,
    Cancelled,
}

internal enum ItemState
{
    Open,
    Decided,
    Superseded,
    Cancelled,
}

internal enum ActionState
{
    Scheduled,
    Succeeded,
    Refused,
    Failed,
    Compensated,
    Dropped,
}

internal enum TimerState
{
    Waiting,
    Fired,
    Collapsed,
    Dropped,
}

internal enum TimerKind
{
    Remind,
    Escalate,
    Expire,
    Returned,
}

internal enum VersionState
{
    Draft,
    Published,
    Superseded,
    Retired,
}

/// <summary>By which right somebody decides. Expiry and repeat are the system's.</summary>
internal enum Right
{
    Direct,
    Delegation,
    Substitution,
    Expiry,
    Repeat,
}
