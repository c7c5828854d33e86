using Campaigns.Approvals.Domain.Routes;

namespace Campaigns.Approvals.Domain.State;

/// <summary>One seat's turn to speak; while it is open it lies in somebody's inbox. The row is the bookmark: there is no other state that could be lost.</summary>
internal sealed class WorkItem
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid StepRunId { get; init; }

    public required Guid RequestId { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>Position <c>role@org:area</c> or <c>user:ID</c>.</summary>
    public required string Seat { get; set; }

    /// <summary>The position a person's seat was made from; null for any other.</summary>
    public string? Origin { get; init; }

    public ItemState State { get; set; }

    public Outcome? Outcome { get; set; }

    public string? DecidedBy { get; set; }

    public string? OnBehalfOf { get; set; }

    public Right? Right { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? Comment { get; set; }

    /// <summary>Parts of the subject that a return asks to change.</summary>
    public List<string> Fields { get; set; } = [];

    public string? DelegatedTo { get; set; }

    /// <summary>Who may decide: the seat at first, others by escalation.</summary>
    public List<string> Candidates { get; set; } = [];

    /// <summary>Advice only: it blocks nobody.</summary>
    public string? ClaimedBy { get; set; }

    public int EscalationLevel { get; set; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>In whose inboxes it lies.</summary>
    public IEnumerable<string> InboxKeys => DelegatedTo is { } delegate_ ? [Seats.OfUser(delegate_)] : Candidates;
}

/// <summary>That a person has spoken in a step. The key, not a check, forbids a second time.</summary>
internal sealed class Vote
{
    public required Guid StepRunId { get; init; }

    public required string PersonId { get; init; }

    public required Guid ItemId { get; init; }

    public required Guid RequestId { get; init; }
}

/// <summary>Somebody who may read the request for good, because they had to do with it.</summary>
internal sealed class Participant
{
    public required Guid RequestId { get; init; }

    public required string UserId { get; init; }

    public DateTimeOffset Since { get; init; }
}

/// <summary>An open item in one inbox; follows the items in the same transaction.</summary>
internal sealed class InboxEntry
{
    /// <summary>Position or <c>user:ID</c>.</summary>
    public required string CandidateKey { get; init; }

    /// <summary>When it is due; the farthest instant without a deadline, so that one order serves all.</summary>
    public required DateTimeOffset DueSort { get; set; }

    public required Guid ItemId { get; init; }

    public required Guid RequestId { get; init; }

    public required Guid StepRunId { get; init; }

    public required string RequesterId { get; init; }

    public required string SubjectType { get; init; }

    public required string Area { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
}
