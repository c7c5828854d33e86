namespace Campaigns.Approvals.Domain.State;

/// <summary>A deadline of a step, or of a returned request. Written with the state it guards; a sweep only looks for due ones.</summary>
internal sealed class StepTimer
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid RequestId { get; init; }

    /// <summary>Null: it guards the request.</summary>
    public Guid? StepRunId { get; init; }

    public required TimerKind Kind { get; init; }

    /// <summary>Place in the route's list, from 1.</summary>
    public int Level { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    public TimerState State { get; set; }

    public DateTimeOffset? FiredAt { get; set; }
}

/// <summary>A command to the subject's owner, and what came of it. The row is the message: its key makes it leave once.</summary>
internal sealed class ActionRun
{
    /// <summary><c>{request}:{round}:{hook}:{ordinal}</c>, and <c>:undo</c>.</summary>
    public required string Key { get; init; }

    public required Guid RequestId { get; init; }

    public required int Round { get; init; }

    public required string Hook { get; init; }

    public required int Ordinal { get; init; }

    public required string Command { get; init; }

    /// <summary>Arguments as JSON, rendered when it was scheduled; empty: that failed, <see cref="Result"/> says why, and nothing is sent.</summary>
    public required string Args { get; init; }

    /// <summary>The version that was decided on.</summary>
    public required string SubjectVersion { get; init; }

    public bool Required { get; init; }

    public bool Compensates { get; init; }

    /// <summary>Command that takes it back, and its arguments; null: nothing does.</summary>
    public string? UndoCommand { get; init; }

    public string? UndoArgs { get; init; }

    public int MaxAttempts { get; init; }

    public ActionState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it is sent next; null: it waits for the one before it, or is done.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>What the owner answered, or why it failed.</summary>
    public string? Result { get; set; }

    /// <summary>The action this one takes back.</summary>
    public string? CompensatesKey { get; init; }
}

/// <summary>Something only a person can unblock.</summary>
internal sealed class Incident
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid RequestId { get; init; }

    public Guid? StepRunId { get; init; }

    public string? ActionKey { get; init; }

    /// <summary>The seat a vacancy is about.</summary>
    public string? Seat { get; init; }

    /// <summary><c>no-area</c>, <c>no-eligible-approver</c>, <c>quorum-unreachable</c>, <c>vacant-seat</c>, <c>assignee-left</c>, <c>requester-left</c>, <c>action-refused</c>, <c>action-failed</c>.</summary>
    public required string Kind { get; init; }

    public bool Open { get; set; } = true;

    public bool Blocking { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public string? ResolvedBy { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }
}

/// <summary>One row of what happened. Only ever added; each row's hash covers the one before it.</summary>
internal sealed class AuditRow
{
    public required Guid RequestId { get; init; }

    /// <summary>From 1, without a gap.</summary>
    public required int Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Event { get; init; }

    public required int Round { get; init; }

    /// <summary>User id, or <c>system</c>.</summary>
    public required string Actor { get; init; }

    public string? OnBehalfOf { get; init; }

    public required string Channel { get; init; }

    public string? StageId { get; init; }

    public string? StepId { get; init; }

    public Guid? ItemId { get; init; }

    /// <summary>JSON object.</summary>
    public required string Data { get; init; }

    /// <summary>The request's revision by the command that wrote the row; a refusal carries the one it met.</summary>
    public required int Revision { get; init; }

    public required string Hash { get; init; }
}

/// <summary>A message to one person about a request. The key makes it leave once.</summary>
internal sealed class Notice
{
    /// <summary><c>item:kind:level:user</c>.</summary>
    public required string Key { get; init; }

    public required string UserId { get; init; }

    /// <summary><c>opened</c>, <c>reminder</c>, <c>escalated</c>, <c>delegated</c>, <c>reassigned</c>, <c>returned</c> or <c>outcome</c>.</summary>
    public required string Kind { get; init; }

    public required Guid RequestId { get; init; }

    public Guid? ItemId { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? SentAt { get; set; }
}
