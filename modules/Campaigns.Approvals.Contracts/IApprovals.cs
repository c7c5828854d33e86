namespace Campaigns.Approvals.Contracts;

/// <summary>What owners of records ask of approvals.</summary>
public interface IApprovals
{
    /// <summary>Puts a record up for approval. An open request for the same record, purpose and version is returned instead of a second one; one that
    /// was returned for changes goes on with its next round. Has a transaction of its own: call it outside of any other.</summary>
    /// <exception cref="ApprovalRefusedException">No route fits, the record is unknown, or another version of it is under approval.</exception>
    Task<RequestRef> SubmitAsync(SubmitApproval c, CancellationToken ct);

    /// <summary>The record changed. A material change starts a new round; another one moves the version the approval is bound to.</summary>
    Task SubjectChangedAsync(SubjectChanged e, CancellationToken ct);

    /// <summary>Ends the open request, if there is one. Answers whether there was.</summary>
    Task<bool> CancelAsync(CancelApproval c, CancellationToken ct);

    /// <summary>The newest request for that record and purpose; null: there never was one.</summary>
    Task<ApprovalStatus?> StatusAsync(string type, string id, string purpose, CancellationToken ct);

    /// <summary>What open requests wait for, in words for people: the titles of their open stages, or branches where several run side by side. By subject
    /// id; subjects without one that waits are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> WaitingAtAsync(string type, string purpose, IReadOnlyCollection<string> ids, CancellationToken ct);
}

/// <summary>Put this up for approval.</summary>
/// <param name="SubjectType">Kind of record.</param>
/// <param name="SubjectId">The record.</param>
/// <param name="RequesterId">Who asks; never decides it.</param>
/// <param name="Purpose">Tells apart several questions about one record, such as <c>change</c>.</param>
/// <param name="Comment">For the approvers.</param>
public sealed record SubmitApproval(string SubjectType, string SubjectId, string RequesterId, string Purpose = "default", string? Comment = null);

/// <summary>The record has another version now.</summary>
public sealed record SubjectChanged(string SubjectType, string SubjectId);

/// <summary>The question is void.</summary>
public sealed record CancelApproval(string SubjectType, string SubjectId, string Purpose, string Reason);

/// <summary>A request, for its subject's owner.</summary>
public sealed record RequestRef(Guid Id, string Number, string State);

/// <summary>Where a request stands.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="State">InProgress, Returned, Approved, Rejected, Withdrawn or Cancelled.</param>
/// <param name="Execution">None, Pending, Succeeded, Failed or Compensated.</param>
/// <param name="SubjectVersion">The version it is bound to.</param>
/// <param name="WaitingFor">Seats that have not decided, such as <c>director@post:dong-son</c>.</param>
public sealed record ApprovalStatus(Guid RequestId, string State, string Execution, string SubjectVersion, IReadOnlyList<string> WaitingFor)
{
    /// <summary>What the last of those who returned or rejected it said.</summary>
    public string? Comment { get; init; }
}

/// <summary>The record cannot be put up for approval; <see cref="Code"/> says why.</summary>
public sealed class ApprovalRefusedException(string code) : Exception("Refused: " + code)
{
    /// <summary><c>no-route</c>, <c>unknown-subject</c> or <c>open-request-exists</c>.</summary>
    public string Code { get; } = code;
}
